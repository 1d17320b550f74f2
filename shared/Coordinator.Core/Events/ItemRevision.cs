using Coordinator.Core.Model;

namespace Coordinator.Core.Events;

/// <summary>One change of an item, as the index of its slot's log has it.</summary>
/// <param name="Item">The item.</param>
/// <param name="Sequence">The event that changed it.</param>
/// <param name="Version">Its version after the change.</param>
/// <param name="CommitTime">When the change was committed.</param>
/// <param name="IsDeleted">Whether it was deleted.</param>
public sealed record ItemRevision(ItemName Item, long Sequence, long Version, Hlc CommitTime, bool IsDeleted);
