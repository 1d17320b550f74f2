namespace Coordinator.Contracts.Telemetry;

/// <summary>The values of <see cref="RunBody.Plan"/>.</summary>
public static class RunPlans
{
    /// <summary>Nothing is written: a snapshot of what it reads, or a dry run.</summary>
    public const string Snapshot = "snapshot";

    /// <summary>One slot with one replica: one batch.</summary>
    public const string SingleSlot = "singleSlot";

    /// <summary>Votes in all replicas of all slots.</summary>
    public const string Votes = "votes";

    /// <summary>Run by an orchestration; shown by the host that ended it.</summary>
    public const string Orchestrated = "orchestrated";
}
