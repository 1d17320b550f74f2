using System.Collections.Concurrent;
using System.Collections.Immutable;
using Coordinator.Core.Effects;
using Coordinator.Core.Model;
using Coordinator.Core.Placement;
using Coordinator.Core.Placement.Changes;
using Coordinator.Core.Rows;

namespace Coordinator.Core.Recovery;

/// <summary>
/// Resolves what coordinators left behind, so that nothing depends on another client passing by. Safe beside any other
/// host.
/// </summary>
public sealed class Sweeper(
    ProtocolContext context, IReplicaStore store, OpenSlots openSlots, Reconfigurer reconfigurer)
{
    const int SettledMax = 100_000;
    const int ParallelMax = 8;

    static readonly TimeSpan JoinPatience = TimeSpan.FromSeconds(15);

    readonly OpenAttempts _open = new(store, context.Options);
    readonly Resolver _resolver = new(context);
    readonly ConcurrentDictionary<AttemptId, byte> _settled = new();
    readonly ConcurrentDictionary<(int Shard, Epoch Epoch), long> _joining = new();
    int _nextSlot;

    /// <summary>One round: the slots known to be open, and the next of all others.</summary>
    public async Task<SweepReport> SweepAsync(CancellationToken cancellationToken)
    {
        var map = await context.Effects.PlaceAsync(refresh: true);
        foreach (var (shard, epoch) in _joining.Keys.Where(join => map.Shard(join.Shard)?.Pending?.Epoch != join.Epoch))
            _joining.TryRemove((shard, epoch), out _);
        foreach (var shard in map.Shards.Where(IsLeftPending))
            await reconfigurer.CompleteAsync(shard.Id);

        var known = openSlots.Take();
        var open = await _open.FindAsync(map, Slots(map, known));
        if (!open.SilentStores.IsEmpty)
            openSlots.Add(known);
        foreach (var young in open.Rows.Where(IsYoung))
            openSlots.Add(OpenAttempts.AttemptOf(young.Row));
        var undecided = ImmutableArray.CreateBuilder<Attempt>();
        var broken = ImmutableArray.CreateBuilder<Exception>();
        var verdicts = ImmutableDictionary.CreateBuilder<Verdict, int>();
        foreach (var chunk in Due(open.Rows).Chunk(ParallelMax))
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var (attempt, verdict, failure) in await Task.WhenAll(chunk.Select(TryResolveAsync)))
            {
                if (verdict is { } found)
                    verdicts[found] = verdicts.GetValueOrDefault(found) + 1;
                if (verdict is Verdict.Open or Verdict.Unknown)
                    undecided.Add(attempt);
                if (failure is not null)
                    broken.Add(failure);
            }
        }

        return new SweepReport(undecided.ToImmutable(), broken.ToImmutable())
        {
            Unsequenced = open.Unsequenced,
            Verdicts = verdicts.ToImmutable(),
            Heads = open.Heads,
        };
    }

    /// <summary>
    /// A join is left to whoever began it for a while: two that copy into the same partition void each other's passes.
    /// </summary>
    bool IsLeftPending(ShardPlacement shard)
    {
        if (shard.Pending is not { Phase: PendingPhase.Fencing } pending)
            return false;
        var seen = _joining.GetOrAdd((shard.Id, pending.Epoch), context.Time.GetTimestamp());
        return shard.Joining is null || context.Time.GetElapsedTime(seen) >= JoinPatience;
    }

    List<SlotId> Slots(PlacementMap map, IReadOnlyList<SlotId> known)
    {
        if (context.Options.ScansWholeStores)
            return [.. map.Slots];
        var others = Enumerable.Range(_nextSlot, context.Options.SlotsPerSweep).Select(
            slot => new SlotId(slot % map.SlotCount));
        _nextSlot = (_nextSlot + context.Options.SlotsPerSweep) % map.SlotCount;
        return [.. known.Concat(others).Distinct()];
    }

    /// <summary>
    /// Each attempt once, the oldest first; not those that are young, nor refusals of attempts known to be aborted.
    /// </summary>
    IEnumerable<ScannedRow> Due(IReadOnlyList<ScannedRow> rows)
    {
        if (_settled.Count > SettledMax)
            _settled.Clear();
        return rows
            .OrderBy(row => row.Row is VoteRow { IsRefusal: true })
            .DistinctBy(row => OpenAttempts.AttemptOf(row.Row).Id)
            .Where(row => !_settled.ContainsKey(OpenAttempts.AttemptOf(row.Row).Id)
                || row.Row is not VoteRow { IsRefusal: true })
            .Where(row => !IsYoung(row))
            .OrderBy(row => OpenAttempts.AttemptOf(row.Row).CommitTime);
    }

    bool IsYoung(ScannedRow row) =>
        context.Now - OpenAttempts.AttemptOf(row.Row).CommitTime.Time < context.Options.SweepAfter;

    /// <summary>
    /// One damaged row must not keep all later attempts from being swept; it is told at the end of the round.
    /// </summary>
    async Task<(Attempt Attempt, Verdict? Verdict, Exception? Failure)> TryResolveAsync(ScannedRow row)
    {
        var attempt = OpenAttempts.AttemptOf(row.Row);
        try
        {
            return (attempt, await ResolveAsync(attempt), null);
        }
        catch (InvariantViolationException e)
        {
            return (attempt, null, e);
        }
    }

    async Task<Verdict> ResolveAsync(Attempt attempt)
    {
        var resolution = await _resolver.ResolveAsync(attempt, mayRefuse: false);
        // A refusal of an aborted attempt stays until its epoch is closed (A1); there is nothing more to do about it.
        if (resolution.Verdict == Verdict.Aborted)
            _settled.TryAdd(attempt.Id, 0);
        if (resolution.Verdict is Verdict.Open or Verdict.Unknown)
            openSlots.Add(attempt);
        return resolution.Verdict;
    }
}
