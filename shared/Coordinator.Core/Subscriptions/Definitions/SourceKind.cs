namespace Coordinator.Core.Subscriptions.Definitions;

/// <summary>What a subscription listens to.</summary>
public enum SourceKind
{
    /// <summary>Changes of a collection's items.</summary>
    Collection,

    /// <summary>Messages published to a topic.</summary>
    Topic,
}
