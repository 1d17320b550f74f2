using System.Collections.Immutable;
using Coordinator.Core.Model;
using Coordinator.Core.Reads;

namespace Coordinator.Functions.Items;

/// <summary>Items as one replica or another holds them.</summary>
/// <param name="Items">In the order in which they were asked for.</param>
/// <param name="Position">By slot: the items show at least what its event log held up to this event.</param>
public sealed record EventualRead(
    ImmutableArray<ItemState> Items, IReadOnlyDictionary<SlotId, long> Position)
{
    /// <summary>The latest commit that it shows; it is no moment at which all was so.</summary>
    public Hlc LastCommit => Items.Max(item => item.CommitTime);
}
