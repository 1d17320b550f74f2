using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Coordinator.Core.Model;
using Coordinator.Core.Operations;
using Coordinator.Core.Sagas.Expressions;

namespace Coordinator.Core.Views.Projecting;

/// <summary>What a projection may give; anything else is refused before it touches a row.</summary>
/// <param name="aggregates">Those of the view.</param>
sealed class EntryRules(ImmutableArray<ViewAggregate> aggregates)
{
    static readonly JsonDocumentOptions ReadOptions = new() { MaxDepth = Limits.JsonDepthMax };

    readonly Dictionary<string, AggregateKind> _kinds =
        aggregates.ToDictionary(aggregate => aggregate.Name, aggregate => aggregate.Kind, StringComparer.Ordinal);

    /// <summary>The entries in their stored form.</summary>
    /// <exception cref="ProjectionRefusedException">A rule is broken.</exception>
    public ImmutableArray<Entry> Check(ImmutableArray<ViewEntry> entries)
    {
        if (entries.IsDefaultOrEmpty)
            return [];
        if (entries.Length > Limits.ViewEntriesMax)
            throw Refused($"An item has at most {Limits.ViewEntriesMax} entries; this one has {entries.Length}.");
        ImmutableArray<Entry> checkedEntries = [.. entries.Select(Check)];
        var bytes = StoredJson.Bytes(checkedEntries).Length;
        return bytes <= Limits.ViewEntriesBytesMax ? checkedEntries : throw Refused(
            $"The entries of an item have at most {Limits.ViewEntriesBytesMax} bytes; these have {bytes}.");
    }

    Entry Check(ViewEntry entry)
    {
        if (!ViewKey.TryCreate(entry.Key, out _, out var error))
            throw new ProjectionRefusedException(error);
        var values = ImmutableSortedDictionary.CreateBuilder<string, JsonElement>(StringComparer.Ordinal);
        foreach (var (name, value) in entry.Values)
        {
            if (!_kinds.TryGetValue(name, out var kind))
                throw Refused($"The view has no field or aggregate {name}.");
            if (Stored(name, kind, value) is { } stored)
                values.Add(name, stored);
        }

        return new Entry(entry.Key, values.ToImmutable());
    }

    static JsonElement? Stored(string name, AggregateKind kind, JsonElement value)
    {
        if (kind == AggregateKind.Count || value.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null)
            return null;
        return kind switch
        {
            AggregateKind.Sum => Summand(name, value),
            AggregateKind.Min or AggregateKind.Max => Ordered(name, value),
            _ => Kept(value),
        };
    }

    static JsonElement Summand(string name, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Number && ExactDecimal.TryRead(value.GetRawText(), out _))
            return JsonTexts.Parse(CanonicalNumber.Of(value.GetRawText()));
        throw Refused($"{name} is a sum: its values must be numbers of at most {ExactDecimal.DigitsMax} digits.");
    }

    static JsonElement Ordered(string name, JsonElement value)
    {
        if (OrderText.Of(value, out var error) is null)
            throw Refused($"{name} is a minimum or maximum: its value {error}");
        return value.ValueKind == JsonValueKind.Number
            ? JsonTexts.Parse(CanonicalNumber.Of(value.GetRawText()))
            : Kept(value);
    }

    // Without white space, no deeper than an item, and its own: its maker may dispose of the document it is a part of.
    static JsonElement Kept(JsonElement value)
    {
        using var document = JsonDocument.Parse(JsonTexts.Of(value), ReadOptions);
        return document.RootElement.Clone();
    }

    static ProjectionRefusedException Refused(FormattableString reason) =>
        new(reason.ToString(CultureInfo.InvariantCulture));
}
