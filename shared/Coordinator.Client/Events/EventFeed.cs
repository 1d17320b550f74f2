using Coordinator.Contracts.Events;

namespace Coordinator.Client;

/// <summary>
/// Events of all slots that belong together: the changes of a collection, or the messages of a topic.
/// </summary>
public sealed record EventFeed
{
    EventFeed(string? collection, string? topic, string from)
    {
        Collection = collection;
        Topic = topic;
        From = from;
    }

    /// <summary>The collection; null with a topic.</summary>
    public string? Collection { get; }

    /// <summary>The topic; null with a collection.</summary>
    public string? Topic { get; }

    /// <summary>One of <see cref="EventStarts"/>: where a reader begins that has no cursor.</summary>
    public string From { get; }

    /// <summary>The changes of a collection's items.</summary>
    /// <param name="collection">Its name.</param>
    /// <param name="from">One of <see cref="EventStarts"/>; for readers without a cursor.</param>
    public static EventFeed OfCollection(string collection, string from = EventStarts.Beginning) =>
        new(collection, topic: null, from);

    /// <summary>The messages of a topic.</summary>
    /// <param name="topic">Its name.</param>
    /// <param name="from">One of <see cref="EventStarts"/>; for readers without a cursor.</param>
    public static EventFeed OfTopic(string topic, string from = EventStarts.Beginning) =>
        new(collection: null, topic, from);
}
