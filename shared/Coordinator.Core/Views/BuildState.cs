namespace Coordinator.Core.Views;

/// <summary>How far the building of one slot of a generation came.</summary>
public enum BuildState
{
    /// <summary>The store or the log did not answer, or others were in the way; call again later.</summary>
    Unavailable,

    /// <summary>Everything that consumers may see of the slot is applied.</summary>
    CaughtUp,

    /// <summary>The batches that were asked for are applied, and there is more.</summary>
    More,

    /// <summary>The generation is no longer wanted.</summary>
    Superseded,

    /// <summary>This host has no projection for it; a host of the right release must go on.</summary>
    NotHere,

    /// <summary>The generation's records contradict each other; only another generation helps.</summary>
    Inconsistent,
}
