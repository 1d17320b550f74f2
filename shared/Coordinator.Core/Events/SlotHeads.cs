using System.Collections.Immutable;
using Coordinator.Core.Model;

namespace Coordinator.Core.Events;

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
            var answers = await Task.WhenAll(chunk.Select(slot => log.HeadAsync(new SlotId(slot))));
            if (answers.Any(head => head is null))
                return null;
            heads.AddRange(answers.Select(head => head!.Value));
        }

        return heads.ToImmutable();
    }

    /// <summary>Reads those that can be read.</summary>
    /// <returns>By slot; 0, as for an empty log, where a replica did not answer.</returns>
    public static async Task<ImmutableArray<long>> ReadKnownAsync(IEventLog log, int slots)
    {
        ArgumentNullException.ThrowIfNull(log);
        var heads = ImmutableArray.CreateBuilder<long>(slots);
        foreach (var chunk in Enumerable.Range(0, slots).Chunk(ParallelMax))
        {
            var answers = await Task.WhenAll(chunk.Select(slot => log.HeadAsync(new SlotId(slot))));
            heads.AddRange(answers.Select(head => head ?? 0));
        }

        return heads.ToImmutable();
    }
}
