namespace Coordinator.Core;

/// <summary>Timings of the protocols. Only liveness and cost depend on them, never safety.</summary>
public sealed record CoordinatorOptions
{
    /// <summary>
    /// How long an attempt may stay undecided before anybody may abort it. Too short kills slow attempts; too long
    /// makes others wait.
    /// </summary>
    public TimeSpan AttemptLease { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>
    /// From this age on an older transaction may abort a younger one that is in its way and not fully prepared.
    /// </summary>
    public TimeSpan WoundAfter { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>The first wait after a conflict; each further one doubles, with jitter.</summary>
    public TimeSpan BackoffFirst { get; init; } = TimeSpan.FromMilliseconds(4);

    /// <summary>The longest wait after a conflict.</summary>
    public TimeSpan BackoffMax { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>How long a read tries.</summary>
    public TimeSpan ReadTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// So often may the items of a snapshot be found changed before they are read under locks, a price that the writers
    /// pay; 0 locks at the first change.
    /// </summary>
    public int SnapshotMovesMax { get; init; } = 16;

    /// <summary>How often Resolve starts again in one call before it answers unknown.</summary>
    public int ResolveRoundsMax { get; init; } = 8;

    /// <summary>
    /// The sweeper leaves attempts alone that are younger than this: their coordinator is most likely finishing them.
    /// </summary>
    public TimeSpan SweepAfter { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Slots scanned in one sweep beside those known to be open; 0 scans whole stores, which is right for Azurite only.
    /// </summary>
    public int SlotsPerSweep { get; init; }

    /// <summary>Whether one scan of a store costs no more than one of a partition of it.</summary>
    public bool ScansWholeStores => SlotsPerSweep == 0;

    /// <summary>How long an outcome row is kept at least, so that a retry of an id gets the same answer.</summary>
    public TimeSpan IdempotencyHorizon { get; init; } = TimeSpan.FromDays(7);

    /// <summary>
    /// Refusal rows and tombstones older than this make the clean-up bump their shard's epoch, so that they may go. An
    /// item that is inserted after that begins at version 1 again, so a version names one state for that long only.
    /// </summary>
    public TimeSpan GarbageAge { get; init; } = TimeSpan.FromHours(1);
}
