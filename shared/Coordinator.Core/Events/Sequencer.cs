using System.Collections.Immutable;
using Coordinator.Core.Effects;
using Coordinator.Core.Model;
using Coordinator.Core.Placement;
using Coordinator.Core.Recovery;
using Coordinator.Core.Rows;

namespace Coordinator.Core.Events;

/// <summary>
/// Brings the changes of slots from their outboxes into their event logs, at all in-sync replicas. Any host may run it,
/// at any time, beside any other: of two that sequence a slot one finds the head moved. See decision 0017.
/// </summary>
public sealed class Sequencer(ProtocolContext context, IReplicaStore store)
{
    const int ParallelMax = 8;

    readonly UnsettledReader _unsettled = new(store, context.Options.ScansWholeStores);
    readonly LogCopier _copier = new(context, store);
    readonly Resolver _resolver = new(context);

    /// <summary>One round over slots.</summary>
    /// <param name="slots">Where changes are expected.</param>
    /// <returns>One for each slot.</returns>
    public async Task<ImmutableArray<SlotProgress>> RunAsync(IReadOnlyCollection<SlotId> slots)
    {
        ArgumentNullException.ThrowIfNull(slots);
        if (slots.Count == 0)
            return [];
        var map = await context.Effects.PlaceAsync(refresh: false);
        var replicas = slots.Distinct().Select(slot => map.Of(slot).InSync[0]).ToList();
        var earlier = await _unsettled.ReadAsync(replicas);
        var later = earlier.IsSnapshot ? earlier : await _unsettled.ReadAsync(replicas);
        var silent = earlier.SilentStores.Union(later.SilentStores).ToHashSet(StringComparer.Ordinal);
        // It may have been dropped.
        if (silent.Count > 0)
            await context.Effects.PlaceAsync(refresh: true);
        var progress = ImmutableArray.CreateBuilder<SlotProgress>(replicas.Count);
        foreach (var chunk in replicas.Chunk(ParallelMax))
        {
            progress.AddRange(await Task.WhenAll(chunk.Select(replica => silent.Contains(replica.Store)
                ? Task.FromResult(new SlotProgress(replica.Slot, Head: null, SlotProgressState.Unknown))
                : TrySettleAsync(map.Of(replica.Slot), SlotBacklog.Of(replica, earlier, later)))));
        }

        return progress.MoveToImmutable();
    }

    /// <summary>One damaged row must not keep all other slots from their logs.</summary>
    async Task<SlotProgress> TrySettleAsync(SlotPlacement slot, SlotBacklog backlog)
    {
        try
        {
            return await SettleAsync(slot, backlog);
        }
        catch (InvariantViolationException broken)
        {
            return new SlotProgress(slot.Slot, Head: null, SlotProgressState.Unknown) { Broken = broken };
        }
    }

    async Task<SlotProgress> SettleAsync(SlotPlacement slot, SlotBacklog backlog)
    {
        var log = await SequenceAsync(slot, backlog);
        if (log is null)
        {
            // Perhaps the map is an old one.
            await context.Effects.PlaceAsync(refresh: true);
            return new SlotProgress(slot.Slot, Head: null, SlotProgressState.Unknown);
        }

        var head = await _copier.CopyAsync(slot, log);
        if (backlog.Blocker is { } blocker && context.Now - blocker.CommitTime.Time >= context.Options.SweepAfter)
            await _resolver.ResolveAsync(blocker, mayRefuse: false);
        if (head is null)
            await context.Effects.PlaceAsync(refresh: true);
        var state = head is null ? SlotProgressState.Unknown
            : backlog.Waiting ? SlotProgressState.HeldBack
            : SlotProgressState.Settled;
        return new SlotProgress(slot.Slot, head, state);
    }

    /// <summary>Makes events of what is ready, at the first replica.</summary>
    /// <returns>The log there; null when that is not known, or the head was moved by somebody else.</returns>
    async Task<SequencedLog?> SequenceAsync(SlotPlacement slot, SlotBacklog backlog)
    {
        var replica = slot.InSync[0];
        var head = backlog.Head;
        var known = ImmutableArray.CreateBuilder<LogEntry>();
        var next = LogBatch.SequenceOf(head) + 1;
        var rest = new Queue<LogEntry>(backlog.Ready.Select((parts, index) => new LogEntry(next + index, parts)));
        while (rest.Count > 0)
        {
            var entries = LogBatch.Fitting(rest);
            var batch = LogBatch.Build(slot, replica, head, entries);
            var result = (await context.Effects.CommitAsync([batch]))[0];
            if (result.Status != CommitStatus.Applied)
                return null;
            head = ReadResult.Found(new HeadRow(entries[^1].Sequence), result.ETags[LogBatch.HeadIndex]!.Value);
            known.AddRange(entries);
            foreach (var _ in entries)
                rest.Dequeue();
        }

        return new SequencedLog(LogBatch.SequenceOf(head), known.ToImmutable());
    }
}
