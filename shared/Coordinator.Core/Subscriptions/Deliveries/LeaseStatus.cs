namespace Coordinator.Core.Subscriptions.Deliveries;

/// <summary>What a write under a lease found.</summary>
enum LeaseStatus
{
    /// <summary>Nobody knows: the store does not answer.</summary>
    Unknown,

    /// <summary>It is written; the slot is still ours, unless it was given back with this write.</summary>
    Held,

    /// <summary>The slot is ours, but somebody has set its position; nothing was written.</summary>
    Moved,

    /// <summary>Somebody else has taken the slot; nothing was written.</summary>
    Lost,

    /// <summary>What was to be written with the cursor was refused; nothing was written.</summary>
    Refused,
}
