namespace Coordinator.Core.Recovery;

/// <summary>What Resolve found or brought about.</summary>
public enum Verdict
{
    /// <summary>Some replica or the placement did not answer, or others kept interfering. Try again later.</summary>
    Unknown,

    /// <summary>Committed, for ever.</summary>
    Committed,

    /// <summary>Aborted, for ever.</summary>
    Aborted,

    /// <summary>Undecided, and it was not allowed to abort it.</summary>
    Open,
}
