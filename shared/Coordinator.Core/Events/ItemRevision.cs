using Coordinator.Core.Model;

namespace Coordinator.Core.Events;

/// <summary>One change of an item, as its slot's log knows it.</summary>
/// <param name="Item">The item.</param>
/// <param name="Sequence">The event that changed it.</param>
/// <param name="Version">Its version after the change.</param>
/// <param name="CommitTime">When the change was committed.</param>
/// <param name="IsDeleted">Whether the change deleted it.</param>
public sealed record ItemRevision(ItemName Item, long Sequence, long Version, Hlc CommitTime, bool IsDeleted);
