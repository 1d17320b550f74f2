namespace Coordinator.Core.Model;

/// <summary>One copy of a slot: one table partition, hence the unit of atomicity.</summary>
/// <param name="Slot">The slot that it holds.</param>
/// <param name="Store">The name of the storage account.</param>
/// <param name="Incarnation">
/// Which partition of the slot in that store; a replica that joins always gets a fresh one.
/// </param>
public sealed record Replica(SlotId Slot, string Store, int Incarnation)
{
    /// <inheritdoc />
    public override string ToString() => $"{Slot}@{Store}.{Incarnation}";
}
