namespace Coordinator.Core.Events;

/// <summary>What a feed takes from the logs.</summary>
/// <param name="Kind">Changes or messages.</param>
/// <param name="Name">The collection or topic.</param>
public sealed record FeedSource(FeedKind Kind, string Name)
{
    /// <summary>An event with only what belongs here; null when nothing does.</summary>
    public LogEvent? Narrow(LogEvent logged)
    {
        ArgumentNullException.ThrowIfNull(logged);
        var changes = Kind == FeedKind.Collection
            ? logged.Changes.RemoveAll(change => change.Item.Collection != Name)
            : [];
        var messages = Kind == FeedKind.Topic ? logged.Messages.RemoveAll(message => message.Topic != Name) : [];
        return changes.IsEmpty && messages.IsEmpty ? null : logged with { Changes = changes, Messages = messages };
    }
}
