using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Coordinator.Core.Model;
using Coordinator.Core.Operations;
using Coordinator.Core.Sagas.Definitions;

namespace Coordinator.Core.Subscriptions.Definitions;

/// <summary>What somebody wants to be told of, and where.</summary>
public sealed record SubscriptionDefinition
{
    /// <summary>
    /// Whose it is: source and queue lie behind the tenant's prefix, and deliveries speak without it.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Tenant Tenant { get; init; }

    /// <summary>A collection or a topic.</summary>
    public required SubscriptionSource Source { get; init; }

    /// <summary>
    /// What the item's new value, or the message's value, must hold; all of it. Empty for everything, deletions
    /// included, which have no value and so pass no other filter.
    /// </summary>
    public ImmutableArray<ExpectedValue> Where { get; init; } = [];

    /// <summary>Where deliveries go.</summary>
    public required SubscriptionTarget Target { get; init; }

    /// <summary>How often a delivery is tried; null for <see cref="DeliveryRetry.Default"/>.</summary>
    public RetryPolicy? Retry { get; init; }
}
