namespace Coordinator.Core.Effects;

/// <summary>What a scan looks for.</summary>
public enum ScanKind
{
    /// <summary>All votes.</summary>
    Votes,

    /// <summary>Every row of one replica, of whatever kind.</summary>
    All,

    /// <summary>Outcomes that are neither pending nor carry intents.</summary>
    EndedOutcomes,

    /// <summary>Items that exist, are deleted, or carry an intent.</summary>
    Items,

    /// <summary>Deleted items without an intent.</summary>
    Tombstones,

    /// <summary>Changes not yet in the event log.</summary>
    Outbox,

    /// <summary>
    /// All that somebody may still have to do something about, and the log's heads: index entries of open outcomes,
    /// votes that are no refusals, heads, outbox rows. They are neighbours in a partition, so this is one range.
    /// </summary>
    Unsettled,

    /// <summary>Events of a log: of one replica, within <see cref="ScanQuery.Sequences"/>.</summary>
    Events,

    /// <summary>
    /// The changes of <see cref="ScanQuery.Item"/> by events of one replica's log within <see
    /// cref="ScanQuery.Sequences"/>, the latest first.
    /// </summary>
    History,
}
