using System.ComponentModel;

namespace Coordinator.Contracts.Drills;

/// <summary>A store to cut off: <c>POST /api/drills/outage</c>.</summary>
public sealed record OutageRequestBody
{
    /// <summary>The store's name.</summary>
    [Description("The store's name in the settings.")]
    public required string Store { get; init; }

    /// <summary>For how long; it ends by itself.</summary>
    [Description("For how long, 1-600000; it ends by itself.")]
    public required long ForMs { get; init; }
}
