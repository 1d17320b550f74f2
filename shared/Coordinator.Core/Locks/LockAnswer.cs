namespace Coordinator.Core.Locks;

/// <summary>The answer to a request about a lock.</summary>
/// <param name="Status">What came of it.</param>
/// <param name="State">The lock as it is now; null when absent or unknown.</param>
public sealed record LockAnswer(LockStatus Status, LockState? State)
{
    /// <summary>No clear answer.</summary>
    public static LockAnswer Unknown { get; } = new(LockStatus.Unknown, State: null);

    /// <summary>Nobody ever had it.</summary>
    public static LockAnswer Absent { get; } = new(LockStatus.Absent, State: null);
}
