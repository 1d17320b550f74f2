namespace Coordinator.Core.Effects;

/// <summary>What a point read found.</summary>
public enum ReadStatus
{
    /// <summary>
    /// Nothing is known: the store did not answer. The default, so that a forgotten case errs on the safe side.
    /// </summary>
    Unknown,

    /// <summary>The row was there.</summary>
    Found,

    /// <summary>No such row existed at some moment during the read.</summary>
    Absent,
}
