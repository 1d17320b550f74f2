using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Coordinator.Contracts.Cluster;

/// <summary>A placement that a shard is on its way to.</summary>
public sealed record PendingBody
{
    /// <summary>Its epoch.</summary>
    public required int Epoch { get; init; }

    /// <summary>The stores that will hold the shard.</summary>
    public required IReadOnlyList<string> InSync { get; init; }

    /// <summary>One of <see cref="PendingPhases"/>.</summary>
    [Description("copying: a store is being filled, clients notice nothing. fencing: writes wait for the new epoch.")]
    [AllowedValues(PendingPhases.Copying, PendingPhases.Fencing)]
    public required string Phase { get; init; }
}
