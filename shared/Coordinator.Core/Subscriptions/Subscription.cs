using Coordinator.Core.Sagas.Definitions;
using Coordinator.Core.Subscriptions.Definitions;

namespace Coordinator.Core.Subscriptions;

/// <summary>A stored subscription.</summary>
public sealed record Subscription
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>
    /// Tells it from others that had its name before: their positions and dead letters are not its own.
    /// </summary>
    public required string Generation { get; init; }

    /// <summary>What it delivers, and where.</summary>
    public required SubscriptionDefinition Definition { get; init; }

    /// <summary>Whether it delivers.</summary>
    public SubscriptionState State { get; init; }

    /// <summary>
    /// How often it was sent back to the start of all slots. A cursor of an earlier course counts as position 0.
    /// </summary>
    public int Course { get; init; }

    /// <summary>
    /// Counts its changes. A back-off that was begun under another revision is void: what was wrong may be mended.
    /// </summary>
    public int Revision { get; init; }

    /// <summary>When it was created.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was last changed.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>How often a delivery is tried.</summary>
    public RetryPolicy Retry => Definition.Retry ?? DeliveryRetry.Default;
}
