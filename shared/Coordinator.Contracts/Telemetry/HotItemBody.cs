using System.ComponentModel;

namespace Coordinator.Contracts.Telemetry;

/// <summary>An item at which transactions met each other.</summary>
public sealed record HotItemBody
{
    /// <summary>The item as it is stored, a tenant's with its prefix.</summary>
    [Description("The item as it is stored, a tenant's with its prefix.")]
    public required string Item { get; init; }

    /// <summary>How often, about; never less than it was.</summary>
    [Description("How often, about: older conflicts count less and less.")]
    public required long Conflicts { get; init; }

    /// <summary>When last.</summary>
    public required DateTimeOffset LastAt { get; init; }
}
