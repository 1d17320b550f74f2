namespace Coordinator.Core.Placement.Changes;

/// <summary>The answer to the proposal of a change.</summary>
/// <param name="Status">What became of it.</param>
/// <param name="Shard">The shard, as the register has it now; null when unknown.</param>
/// <param name="Reason">Why it was refused or has to wait, for a person; null otherwise.</param>
public sealed record ChangeAnswer(ChangeStatus Status, ShardPlacement? Shard, string? Reason = null)
{
    /// <summary>The register did not answer.</summary>
    public static ChangeAnswer Unknown { get; } = new(ChangeStatus.Unknown, Shard: null);
}
