using System.Globalization;
using Coordinator.Cli.Output;
using Coordinator.Contracts.Events;

namespace Coordinator.Cli.Events;

/// <summary>Events for people: a line for each change and each message.</summary>
static class EventLines
{
    /// <summary>The lines of one.</summary>
    public static IEnumerable<string> Of(EventBody found)
    {
        var place = string.Create(CultureInfo.InvariantCulture, $"{found.Slot,4}:{found.Sequence,-6}");
        var changes = found.Changes.Select(change => string.Create(
            CultureInfo.InvariantCulture,
            $"{place} {change.Item} v{change.Version} {(change.Value is { } value ? Cells.Json(value) : "deleted")}"));
        var messages = found.Messages?.Select(message => $"{place} topic {message.Topic} {Cells.Json(message.Value)}");
        return changes.Concat(messages ?? []).Select(line => $"{line}  ({found.TransactionId})");
    }
}
