using Coordinator.Core.Model;

namespace Coordinator.Functions.Events;

/// <summary>Asks for a slot's log.</summary>
/// <param name="Slot">The slot.</param>
/// <param name="After">Only events after this sequence number.</param>
/// <param name="Limit">The most events to return.</param>
/// <param name="Wait">How long to wait for the first one.</param>
sealed record SlotEventQuery(SlotId Slot, long After, int Limit, TimeSpan Wait) : EventQuery(Limit);
