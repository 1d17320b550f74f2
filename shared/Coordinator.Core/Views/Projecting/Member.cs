using Coordinator.Core.Model;

namespace Coordinator.Core.Views.Projecting;

/// <summary>A member of a group: an entry and where it comes from.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Place">Its place among the entries of its item.</param>
/// <param name="Slot">The item's slot.</param>
/// <param name="Source">The change that gave it.</param>
sealed record Member(Entry Entry, int Place, SlotId Slot, SourceRecord Source);
