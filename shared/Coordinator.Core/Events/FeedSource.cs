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
        var narrowed = Kind == FeedKind.Collection
            ? logged with { Changes = logged.Changes.RemoveAll(change => change.Item.Collection != Name), Messages = [] }
            : logged with { Changes = [], Messages = logged.Messages.RemoveAll(message => message.Topic != Name) };
        return narrowed.Changes.IsEmpty && narrowed.Messages.IsEmpty ? null : narrowed;
    }
}
