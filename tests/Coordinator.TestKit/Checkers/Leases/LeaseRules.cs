namespace Coordinator.TestKit.Checkers.Leases;

/// <summary>What a lock with leases promises.</summary>
/// <param name="SkewMax">
/// How far any clock may be from true time. A lease is judged by the clocks of whoever holds it and whoever looks: its
/// holder's may be behind and the other's ahead, so two may believe to have the lock for twice as long.
/// </param>
public sealed record LeaseRules(TimeSpan SkewMax)
{
    /// <summary>How long two owners may believe to have the lock at once.</summary>
    public TimeSpan OverlapMax => 2 * SkewMax;
}
