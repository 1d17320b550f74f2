namespace Coordinator.Core.Views;

/// <summary>How far a projector came with a slot.</summary>
public enum FollowState
{
    /// <summary>The store or the log did not answer; call again later. What was applied is not applied twice.</summary>
    Unavailable,

    /// <summary>Everything that consumers may see of the slot is applied.</summary>
    CaughtUp,

    /// <summary>A batch was applied, and there is more; call again.</summary>
    Behind,

    /// <summary>Another projector was faster, or others write the same rows all the time; call again.</summary>
    Overtaken,

    /// <summary>The log did not show the next event. Nothing is applied until it does.</summary>
    Gap,

    /// <summary>
    /// The generation's records contradict each other: it is being purged, or storage was changed by other means. Only
    /// a rebuild helps.
    /// </summary>
    Inconsistent,
}
