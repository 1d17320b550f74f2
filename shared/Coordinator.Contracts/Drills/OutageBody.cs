using System.ComponentModel;

namespace Coordinator.Contracts.Drills;

/// <summary>A store that a host is cut off from.</summary>
public sealed record OutageBody
{
    /// <summary>The store's name.</summary>
    public required string Store { get; init; }

    /// <summary>When it ends by itself.</summary>
    [Description("When it ends by itself.")]
    public required DateTimeOffset Until { get; init; }
}
