namespace Coordinator.Core.Effects;

/// <summary>What a scan looks for.</summary>
public enum ScanKind
{
    /// <summary>All votes.</summary>
    Votes,

    /// <summary>Outcomes that somebody still has to finish or clean.</summary>
    OpenOutcomes,

    /// <summary>Outcomes that are neither pending nor carry intents.</summary>
    EndedOutcomes,

    /// <summary>Items that exist, are deleted, or carry an intent.</summary>
    Items,

    /// <summary>Deleted items without an intent.</summary>
    Tombstones,

    /// <summary>Changes not yet in the event log.</summary>
    Outbox,
}
