using System.Text.Json.Serialization;

namespace Coordinator.Core.Placement.Operations;

/// <summary>What the register says about a shard. Stands in histories of orchestrations.</summary>
/// <param name="Epoch">The active epoch; 0 when the register does not answer.</param>
/// <param name="InSync">The stores that hold it.</param>
/// <param name="Pending">The pending epoch; 0 when none.</param>
/// <param name="IsCopying">Whether a store that joins is being filled beside the active epoch.</param>
/// <param name="Slots">Its slots.</param>
public sealed record ShardLook(int Epoch, List<string> InSync, int Pending, bool IsCopying, List<int> Slots)
{
    /// <summary>The register does not answer.</summary>
    public static ShardLook Unknown { get; } = new(0, [], 0, IsCopying: false, []);

    /// <summary>Whether the register answered.</summary>
    [JsonIgnore]
    public bool IsKnown => Epoch > 0;
}
