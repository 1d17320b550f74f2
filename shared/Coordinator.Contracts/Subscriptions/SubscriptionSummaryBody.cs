using System.ComponentModel.DataAnnotations;
using System.Text.Json;

namespace Coordinator.Contracts.Subscriptions;

/// <summary>A subscription in a list, and in the answer to a change of it.</summary>
public record SubscriptionSummaryBody
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>The collection; null with a topic.</summary>
    public string? Source { get; init; }

    /// <summary>The topic; null with a source.</summary>
    public string? Topic { get; init; }

    /// <summary>What is delivered; null for everything.</summary>
    public IReadOnlyDictionary<string, JsonElement>? Where { get; init; }

    /// <summary>Where deliveries go.</summary>
    public required SubscriptionTargetBody Target { get; init; }

    /// <summary>How often a delivery is tried.</summary>
    public required SubscriptionRetryBody Retry { get; init; }

    /// <summary>One of <see cref="SubscriptionStates"/>.</summary>
    [AllowedValues(SubscriptionStates.Active, SubscriptionStates.Paused)]
    public required string State { get; init; }

    /// <summary>When it was created.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was last changed.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }
}
