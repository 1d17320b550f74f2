using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Coordinator.Contracts.Cluster;

/// <summary>A storage account as one host finds it by its own requests.</summary>
public sealed record StoreBody
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>One of <see cref="StoreHealths"/>.</summary>
    [AllowedValues(StoreHealths.Healthy, StoreHealths.Suspect, StoreHealths.Down)]
    public required string Health { get; init; }

    /// <summary>How long point reads take; null when none was answered lately.</summary>
    [Description("How long point reads take, smoothed; absent when none was answered lately.")]
    public double? LatencyMs { get; init; }

    /// <summary>The share of the last seconds' requests without an answer.</summary>
    [Description("The share of the last seconds' requests without an answer, 0 to 1.")]
    public required double ErrorShare { get; init; }

    /// <summary>Since when no request, or no write, was answered; null when the last ones were.</summary>
    [Description("Since when no request, or no write, was answered; absent when the last ones were.")]
    public DateTimeOffset? FailingSince { get; init; }
}
