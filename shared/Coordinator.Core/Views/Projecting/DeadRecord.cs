namespace Coordinator.Core.Views.Projecting;

/// <summary>A change that could not be projected.</summary>
/// <param name="Item">The item's key.</param>
/// <param name="Slot">Its slot.</param>
/// <param name="Sequence">The event.</param>
/// <param name="Transaction">Its transaction.</param>
/// <param name="CommitTime">Its commit time.</param>
/// <param name="Version">The item's version after the change.</param>
/// <param name="Reason">Why not.</param>
sealed record DeadRecord(
    string Item, int Slot, long Sequence, string Transaction, string CommitTime, long Version, string Reason);
