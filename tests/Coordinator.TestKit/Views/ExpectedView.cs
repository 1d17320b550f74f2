using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Coordinator.Core.Events;
using Coordinator.Core.Model;
using Coordinator.Core.Operations;
using Coordinator.Core.Rows;
using Coordinator.Core.Views;

namespace Coordinator.TestKit.Views;

/// <summary>
/// What a view should show, computed from the items as a reader of SQL would: the entries of every item as it stands at
/// the end, grouped. Knows nothing of rows, positions or orderings.
/// </summary>
public static class ExpectedView
{
    /// <summary>Between the parts of a row's key.</summary>
    public const char KeySeparator = '|';

    /// <summary>Rows by key, as their reader writes them: what the events come to.</summary>
    /// <param name="projection">The view's.</param>
    /// <param name="events">All events that are applied, slot by slot in order.</param>
    /// <param name="isPoison">Changes that the view cannot digest.</param>
    public static Dictionary<string, string> Of(
        IProjection projection, IEnumerable<LogEvent> events, Func<ItemChange, bool>? isPoison = null)
    {
        ArgumentNullException.ThrowIfNull(projection);
        ArgumentNullException.ThrowIfNull(events);
        var items = new Dictionary<ItemName, Standing>();
        foreach (var from in events)
        {
            foreach (var (place, change) in from.Changes.Index())
            {
                if (change.Item.Collection == projection.Source && isPoison?.Invoke(change) != true)
                {
                    items[change.Item] = new Standing(
                        change.Item, change.Value, (from.CommitTime.Value, from.Slot.Value, from.Sequence, place));
                }
            }
        }

        return Of(projection, items.Values);
    }

    /// <summary>Rows by key, as their reader writes them: what the items themselves come to.</summary>
    /// <param name="projection">The view's.</param>
    /// <param name="items">All items; those of other collections count for nothing.</param>
    public static Dictionary<string, string> Of(IProjection projection, IEnumerable<ItemRow> items)
    {
        ArgumentNullException.ThrowIfNull(projection);
        return Of(projection, items.Where(item => item.Exists && item.Item.Collection == projection.Source)
            .Select(item => new Standing(item.Item, item.Value, (item.CommitTime.Value, 0, 0, 0))));
    }

    static Dictionary<string, string> Of(IProjection projection, IEnumerable<Standing> items)
    {
        var members = items.SelectMany(item => Entries(projection, item).Select((entry, number) => new Known(
            string.Join(KeySeparator, entry.Key),
            entry.Values,
            (item.Time, number))));
        return members.GroupBy(member => member.Group).ToDictionary(
            group => group.Key, group => JsonValues.Write(Value(projection.Aggregates, [.. group])));
    }

    static ImmutableArray<ViewEntry> Entries(IProjection projection, Standing item)
    {
        if (item.Value is null)
            return [];
        var document = JsonDocument.Parse(item.Value);
        return projection.Project(item.Item, document.RootElement);
    }

    static JsonObject Value(ImmutableArray<ViewAggregate> aggregates, List<Known> members)
    {
        var value = new JsonObject();
        foreach (var aggregate in aggregates.OrderBy(aggregate => aggregate.Name, StringComparer.Ordinal))
            value[aggregate.Name] = Value(aggregate, members);
        return value;
    }

    /// <summary>
    /// A sum, a minimum and a maximum are shown as numbers are written shortest; a value that is only kept, as it came.
    /// </summary>
    static JsonNode? Value(ViewAggregate aggregate, List<Known> members)
    {
        var values = members.Select(member => member.Values.GetValueOrDefault(aggregate.Name))
            .Where(value => value.ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Null)).ToList();
        return aggregate.Kind switch
        {
            AggregateKind.Count => members.Count,
            AggregateKind.Sum => JsonValues.Number(values.Sum(value => value.GetDecimal())),
            AggregateKind.Min => Extreme(values.Order(ByValue).FirstOrDefault()),
            AggregateKind.Max => Extreme(values.Order(ByValue).LastOrDefault()),
            _ => Node(members.MaxBy(member => member.Time)!.Values.GetValueOrDefault(aggregate.Name)),
        };
    }

    static JsonNode? Extreme(JsonElement value) =>
        value.ValueKind == JsonValueKind.Number ? JsonValues.Number(value.GetDecimal()) : Node(value);

    static JsonNode? Node(JsonElement value) =>
        value.ValueKind == JsonValueKind.Undefined ? null : JsonValues.Parse(value.GetRawText());

    static Comparer<JsonElement> ByValue { get; } = Comparer<JsonElement>.Create((left, right) =>
        (left.ValueKind, right.ValueKind) switch
        {
            (JsonValueKind.Number, JsonValueKind.Number) => left.GetDecimal().CompareTo(right.GetDecimal()),
            (JsonValueKind.String, JsonValueKind.String) => string.CompareOrdinal(left.GetString(), right.GetString()),
            (JsonValueKind.Number, _) => -1,
            _ => 1,
        });

    /// <summary>An item as it is now.</summary>
    sealed record Standing(ItemName Item, string? Value, (long, int, long, int) Time);

    sealed record Known(
        string Group,
        IReadOnlyDictionary<string, JsonElement> Values,
        ((long, int, long, int) Item, int Number) Time);
}
