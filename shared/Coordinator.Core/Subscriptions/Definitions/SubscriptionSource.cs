namespace Coordinator.Core.Subscriptions.Definitions;

/// <summary>A collection whose changes are delivered, or a topic whose messages are.</summary>
/// <param name="Kind">Which of the two.</param>
/// <param name="Name">Its name.</param>
public sealed record SubscriptionSource(SourceKind Kind, string Name)
{
    /// <summary>A collection.</summary>
    public static SubscriptionSource Collection(string name) => new(SourceKind.Collection, name);

    /// <summary>A topic.</summary>
    public static SubscriptionSource Topic(string name) => new(SourceKind.Topic, name);
}
