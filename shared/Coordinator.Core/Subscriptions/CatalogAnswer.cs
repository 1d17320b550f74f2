namespace Coordinator.Core.Subscriptions;

/// <summary>The answer to a change of a subscription.</summary>
/// <param name="Status">What became of it.</param>
/// <param name="Subscription">The subscription as it is now; null when there is none, or nobody knows.</param>
public sealed record CatalogAnswer(CatalogStatus Status, Subscription? Subscription = null);
