using System.Collections.Immutable;
using Coordinator.Core.Events;
using Coordinator.Core.Model;

namespace Coordinator.Core.Subscriptions.Cursors;

/// <summary>The last sequence numbers of all slots.</summary>
public static class SlotHeads
{
    const int ParallelMax = 32;

    /// <summary>Reads them; they need not be of one moment.</summary>
    /// <returns>By slot; null when a replica did not answer.</returns>
    public static async Task<ImmutableArray<long>?> ReadAsync(IEventLog log, int slots)
    {
        ArgumentNullException.ThrowIfNull(log);
        var heads = ImmutableArray.CreateBuilder<long>(slots);
        foreach (var chunk in Enumerable.Range(0, slots).Chunk(ParallelMax))
        {
            foreach (var head in await Task.WhenAll(chunk.Select(slot => log.HeadAsync(new SlotId(slot)))))
            {
                if (head is not { } known)
                    return null;
                heads.Add(known);
            }
        }

        return heads.ToImmutable();
    }
}
