namespace Coordinator.Core.Subscriptions;

/// <summary>The answer to a read of a subscription.</summary>
/// <param name="IsUnknown">Whether the store did not answer.</param>
/// <param name="Subscription">The subscription; null when there is none of that name.</param>
public sealed record SubscriptionRead(bool IsUnknown, Subscription? Subscription);
