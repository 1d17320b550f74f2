using Coordinator.Core.Model;

namespace Coordinator.Functions.Events;

/// <summary>Asks for the history of an item.</summary>
/// <param name="Item">The item.</param>
/// <param name="Before">Only events before this sequence number; null for the newest.</param>
/// <param name="Limit">The most events to return.</param>
sealed record ItemEventQuery(ItemName Item, long? Before, int Limit) : EventQuery(Limit);
