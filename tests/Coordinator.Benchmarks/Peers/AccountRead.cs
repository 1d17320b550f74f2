using System.Collections.Immutable;
using Coordinator.Core.Effects;
using Coordinator.Core.Model;
using Coordinator.Core.Placement;
using Coordinator.Core.Rows;

namespace Coordinator.Benchmarks.Peers;

/// <summary>An account as all replicas of its slot hold it.</summary>
/// <param name="Account">The account.</param>
/// <param name="Slot">Its slot's placement.</param>
/// <param name="Reads">What each replica answered, in the order of the placement.</param>
sealed record AccountRead(ItemName Account, SlotPlacement Slot, ImmutableArray<ReadResult> Reads)
{
    /// <summary>The row at the first replica.</summary>
    public ItemRow Row => RowAt(0);

    /// <summary>Whether every replica answered, with a row.</summary>
    public bool IsComplete => Reads.All(read => read.Status == ReadStatus.Found);

    /// <summary>Whether the replicas hold the same.</summary>
    public bool IsAgreed => Reads.All(read => ((ItemRow)read.Row!).Version == Row.Version);

    /// <summary>Who holds it at any replica.</summary>
    public Attempt? Holder => Reads.Select(read => ((ItemRow?)read.Row)?.Intent?.Attempt)
        .FirstOrDefault(attempt => attempt is not null);

    /// <summary>The row at a replica.</summary>
    public ItemRow RowAt(int replica) => (ItemRow)Reads[replica].Row!;
}
