namespace Coordinator.Core.Subscriptions.Deliveries;

/// <summary>How a run of a deliverer ended.</summary>
public enum DeliveryStatus
{
    /// <summary>
    /// The log or the records did not answer; what is delivered may not be noted. Try again in a while.
    /// </summary>
    Unavailable,

    /// <summary>Everything that could be seen is dealt with.</summary>
    CaughtUp,

    /// <summary>There may be more: run again at once.</summary>
    More,

    /// <summary>The next delivery has failed, and is tried again at the time of the report.</summary>
    Waiting,

    /// <summary>
    /// Somebody else delivers this slot, and whatever is new in it; unless that one dies, in which case the slot is
    /// free at the time of the report.
    /// </summary>
    Busy,

    /// <summary>The subscription is paused.</summary>
    Paused,

    /// <summary>The subscription was deleted.</summary>
    Gone,
}
