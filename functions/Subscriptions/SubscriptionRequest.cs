using Coordinator.Core.Subscriptions.Definitions;

namespace Coordinator.Functions.Subscriptions;

/// <summary>A checked body of <c>PUT /api/subscriptions/{name}</c>.</summary>
/// <param name="Definition">What it shall be.</param>
/// <param name="IsFromStart">For a new one: whether it begins with the first event of each slot.</param>
sealed record SubscriptionRequest(SubscriptionDefinition Definition, bool IsFromStart);
