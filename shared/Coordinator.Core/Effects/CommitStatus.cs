namespace Coordinator.Core.Effects;

/// <summary>What became of a batch.</summary>
public enum CommitStatus
{
    /// <summary>
    /// It may have been applied, may be applied later, or never. The default, so that a forgotten case errs on the safe
    /// side.
    /// </summary>
    Unknown,

    /// <summary>All its writes are durable.</summary>
    Applied,

    /// <summary>The store answered that a condition did not hold; this request wrote nothing.</summary>
    Refused,
}
