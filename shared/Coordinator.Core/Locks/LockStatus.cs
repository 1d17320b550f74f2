namespace Coordinator.Core.Locks;

/// <summary>What came of a request about a lock.</summary>
public enum LockStatus
{
    /// <summary>It was done, or found.</summary>
    Done,

    /// <summary>Somebody else has the lock, or a newer token was given.</summary>
    Refused,

    /// <summary>Nobody ever had it.</summary>
    Absent,

    /// <summary>Storage gave no clear answer; the request is safe to repeat.</summary>
    Unknown,
}
