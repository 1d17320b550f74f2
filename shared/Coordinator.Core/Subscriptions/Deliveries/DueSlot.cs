using Coordinator.Core.Model;

namespace Coordinator.Core.Subscriptions.Deliveries;

/// <summary>A slot with something to deliver.</summary>
/// <param name="Slot">The slot.</param>
/// <param name="At">When: then its back-off is over, and whoever delivers it now is through or dead.</param>
public sealed record DueSlot(SlotId Slot, DateTimeOffset At);
