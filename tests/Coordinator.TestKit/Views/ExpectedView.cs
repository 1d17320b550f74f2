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
    /// <summary>Each group's value.</summary>
    /// <param name="projection">The view's.</param>
    /// <param name="events">All events that are applied, slot by slot in order.</param>
    /// <param name="isPoison">Changes that the view cannot digest.</param>
    public static Dictionary<string, JsonObject> Of(
        IProjection projection, IEnumerable<LogEvent> events, Func<ItemChange, bool>? isPoison = null)
    {
        var items = new Dictionary<ItemName, (LogEvent From, int Place, ImmutableArray<ViewEntry> Entries)>();
        foreach (var from in events)
        {
            foreach (var (change, place) in from.Changes.Select((change, place) => (change, place)))
            {
                if (change.Item.Collection == projection.Source && isPoison?.Invoke(change) != true)
                    items[change.Item] = (from, place, Entries(projection, change));
            }
        }

        var members = items.Values.SelectMany(item => item.Entries.Select((entry, number) => new Known(
            string.Join('|', entry.Key), entry.Values,
            (item.From.CommitTime.Value, item.From.Slot.Value, item.From.Sequence, item.Place, number))));
        return members.GroupBy(member => member.Group)
            .ToDictionary(group => group.Key, group => Value(projection.Aggregates, [.. group]));
    }

    static ImmutableArray<ViewEntry> Entries(IProjection projection, ItemChange change)
    {
        if (change.Value is null)
            return [];
        var document = JsonDocument.Parse(change.Value);
        return projection.Project(change.Item, document.RootElement);
    }

    static JsonObject Value(ImmutableArray<ViewAggregate> aggregates, List<Known> members)
    {
        var value = new JsonObject();
        foreach (var aggregate in aggregates)
            value[aggregate.Name] = Value(aggregate, members);
        return value;
    }

    static JsonNode? Value(ViewAggregate aggregate, List<Known> members)
    {
        var values = members.Select(member => member.Values.GetValueOrDefault(aggregate.Name))
            .Where(value => value.ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Null)).ToList();
        return aggregate.Kind switch
        {
            AggregateKind.Count => members.Count,
            AggregateKind.Sum => values.Sum(value => value.GetDecimal()),
            AggregateKind.Min => Node(values.Order(ByValue).FirstOrDefault()),
            AggregateKind.Max => Node(values.Order(ByValue).LastOrDefault()),
            _ => Node(members.MaxBy(member => member.Time)!.Values.GetValueOrDefault(aggregate.Name)),
        };
    }

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

    sealed record Known(
        string Group, IReadOnlyDictionary<string, JsonElement> Values, (long, int, long, int, int) Time);
}
