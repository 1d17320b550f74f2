using System.Collections.Immutable;
using Coordinator.Core.Effects;
using Coordinator.Core.Model;
using Coordinator.Core.Placement;
using Coordinator.Core.Recovery;

namespace Coordinator.Core.Events;

/// <summary>
/// Brings the logs of a slot's other replicas to the length of the first one's, one after the other in the order of the
/// in-sync set. So each log is a beginning of the one before it, and what the last one holds, all hold.
/// </summary>
sealed class LogCopier(ProtocolContext context, IReplicaStore store)
{
    const int TriesMax = 4;

    readonly EntryReader _entries = new(store, context.Options);
    readonly Resolver _resolver = new(context);

    /// <summary>Copies.</summary>
    /// <returns>The last event that every replica holds now; null when one did not answer.</returns>
    public async Task<long?> CopyAsync(SlotPlacement slot, SequencedLog log)
    {
        foreach (var replica in slot.InSync.Skip(1))
        {
            if (!await CatchUpAsync(slot, replica, log))
                return null;
        }

        return log.Head;
    }

    async Task<bool> CatchUpAsync(SlotPlacement slot, Replica replica, SequencedLog log)
    {
        for (var tries = 0; tries < TriesMax;)
        {
            var head = await store.ReadAsync(LogRows.HeadOf(replica));
            if (head.Status == ReadStatus.Unknown)
                return false;
            if (LogBatch.SequenceOf(head) >= log.Head)
                return true;
            var entries = await EntriesAsync(slot, LogBatch.SequenceOf(head) + 1, log);
            if (entries.IsEmpty)
                return false;
            var batch = LogBatch.Build(slot, replica, head, entries);
            var result = (await context.Effects.CommitAsync([batch]))[0];
            if (result.Status == CommitStatus.Applied)
                continue;
            if (result.Status == CommitStatus.Unknown || LogBatch.IsFenced(result))
                return false;
            tries++;
            // The transaction is not finished at this replica yet. Nothing else brings its outbox row.
            if (LogBatch.MissingOutbox(batch, entries, result) is { } attempt)
                await _resolver.ResolveAsync(attempt, mayRefuse: false);
        }

        return false;
    }

    /// <summary>The entries from a number on, as many as fit a batch; none when they cannot be read now.</summary>
    async Task<ImmutableArray<LogEntry>> EntriesAsync(SlotPlacement slot, long first, SequencedLog log)
    {
        var known = log.Known.SkipWhile(entry => entry.Sequence < first).ToImmutableArray();
        if (known.IsEmpty || known[0].Sequence != first)
        {
            var last = Math.Min(log.Head, first + EntryReader.EntriesMax - 1);
            known = await _entries.ReadAsync(slot.InSync[0], first, last);
        }

        return known.IsEmpty ? [] : LogBatch.Fitting(known);
    }
}
