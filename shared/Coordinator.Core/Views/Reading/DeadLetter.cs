using Coordinator.Core.Model;

namespace Coordinator.Core.Views.Reading;

/// <summary>A change that a view's projection could not digest. The item kept the entries that it had before.</summary>
/// <param name="Item">The item.</param>
/// <param name="Version">Its version after the change.</param>
/// <param name="Slot">Its slot.</param>
/// <param name="Sequence">The event in the slot's log.</param>
/// <param name="Transaction">The transaction.</param>
/// <param name="CommitTime">When it committed.</param>
/// <param name="Reason">Why not.</param>
public sealed record DeadLetter(
    ItemName Item, long Version, SlotId Slot, long Sequence, TransactionId Transaction, Hlc CommitTime, string Reason);
