using System.ComponentModel;

namespace Coordinator.Contracts.Subscriptions;

/// <summary>A delivery that failed.</summary>
public sealed record DeliveryErrorBody
{
    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The delivery's id.</summary>
    public required string Id { get; init; }

    /// <summary>Why.</summary>
    [Description("Why, for people.")]
    public required string Reason { get; init; }
}
