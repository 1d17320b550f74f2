using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Coordinator.Core.Events;
using Coordinator.Core.Operations;
using Coordinator.Core.Rows;

namespace Coordinator.Core.Subscriptions.Definitions;

/// <summary>What of an event a subscription wants.</summary>
sealed class EventFilter(SubscriptionDefinition definition)
{
    readonly ImmutableArray<(JsonPath Path, JsonNode? Value)> _where =
        [.. definition.Where.Select(expected => (expected.Path, JsonValues.Parse(expected.Json)))];

    /// <summary>The indexes of the changes that match; none for a topic.</summary>
    public ImmutableArray<int> Changes(LogEvent found) => Indexes(found.Changes, IsWanted);

    /// <summary>The indexes of the messages that match; none for a collection.</summary>
    public ImmutableArray<int> Messages(LogEvent found) => Indexes(found.Messages, IsWanted);

    static ImmutableArray<int> Indexes<T>(ImmutableArray<T> parts, Func<T, bool> isWanted) =>
        [.. Enumerable.Range(0, parts.Length).Where(index => isWanted(parts[index]))];

    bool IsWanted(ItemChange change) =>
        definition.Source.Kind == SourceKind.Collection
        && change.Item.Collection == definition.Source.Name
        && (_where.IsEmpty || (change.Value is { } value && Holds(value)));

    bool IsWanted(PublishedMessage message) =>
        definition.Source.Kind == SourceKind.Topic
        && message.Topic == definition.Source.Name
        && Holds(message.Value);

    // As in the conditions of operations: an expected null also holds where nothing is.
    bool Holds(string json)
    {
        if (_where.IsEmpty)
            return true;
        var root = JsonValues.Parse(json);
        return _where.All(expected =>
        {
            JsonValues.TryGet(root, expected.Path, out var actual);
            return JsonValues.AreEqual(actual, expected.Value);
        });
    }
}
