namespace Coordinator.Core.Events;

/// <summary>What a feed follows.</summary>
public enum FeedKind
{
    /// <summary>The changes of a collection's items.</summary>
    Collection,

    /// <summary>The messages of a topic.</summary>
    Topic,
}
