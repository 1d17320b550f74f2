using System.Collections.Immutable;
using Coordinator.Core.Effects;
using Coordinator.Core.Rows;

namespace Coordinator.Core.Placement.Scrubbing;

/// <summary>One look at all replicas of a slot.</summary>
/// <param name="Replicas">What was seen, in the order of the in-sync set.</param>
sealed record SlotLook(ImmutableArray<ReplicaLook> Replicas)
{
    /// <summary>Looks.</summary>
    /// <param name="store">The stores.</param>
    /// <param name="slot">The slot as it is placed.</param>
    /// <param name="content">What counts.</param>
    /// <param name="wanted">Rows that are to be kept whole.</param>
    /// <returns>Null when a replica did not answer.</returns>
    public static async Task<SlotLook?> ReadAsync(
        IReplicaStore store, SlotPlacement slot, RowContent content, IReadOnlySet<RowKey> wanted)
    {
        var looks = await Task.WhenAll(slot.InSync.Select(async replica =>
        {
            var look = new ReplicaLook(replica);
            var query = new ScanQuery(replica.Store, ScanKind.All, replica);
            return await PagedScan.ReadAsync(store, query, page => look.Take(page, content, wanted)) ? look : null;
        }));
        return looks.Contains(null) ? null : new SlotLook([.. looks.OfType<ReplicaLook>()]);
    }

    /// <summary>The replicas whose rows of a key count: of the log only those that reach so far.</summary>
    public IEnumerable<int> Concerned(RowKey key)
    {
        for (var number = 0; number < Replicas.Length; number++)
        {
            if (RowContent.SequenceOf(key) is not { } sequence || sequence <= Replicas[number].LogEnd)
                yield return number;
        }
    }
}
