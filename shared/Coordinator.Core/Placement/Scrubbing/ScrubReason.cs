namespace Coordinator.Core.Placement.Scrubbing;

/// <summary>Why a difference was not repaired.</summary>
public enum ScrubReason
{
    /// <summary>
    /// A store did not answer: it is not known what is right, or whether the repair was written. Or the log or outbox
    /// that would tell what is right cannot be read itself.
    /// </summary>
    Unknown,

    /// <summary>Neither the event log nor a majority of copies tells which copy is right.</summary>
    NothingDecides,

    /// <summary>An attempt that is not resolved holds the row.</summary>
    InFlight,

    /// <summary>The row belongs to one replica alone, or its name cannot be read: there is no copy of it.</summary>
    NoCopy,

    /// <summary>A change still stands in the outbox of the replica whose log lacks the event.</summary>
    InOutbox,

    /// <summary>The row was written meanwhile, or the epoch is over: the next scrub looks again.</summary>
    Changed,
}
