using Coordinator.Core.Subscriptions.Cursors;

namespace Coordinator.Core.Subscriptions.Deliveries;

/// <summary>A delivery, and the places in the log before and after it.</summary>
/// <param name="Delivery">What to send.</param>
/// <param name="Start">Everything before it is dealt with when the cursor is here.</param>
/// <param name="End">Where the cursor goes when it is dealt with: on over all that does not match.</param>
sealed record PlannedDelivery(Delivery Delivery, LogMark Start, LogMark End);
