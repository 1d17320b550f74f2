using System.Collections.Immutable;
using Coordinator.Core.Effects;
using Coordinator.Core.Model;
using Coordinator.Core.Operations;
using Coordinator.Core.Placement;
using Coordinator.Core.Rows;

namespace Coordinator.Core.Transactions;

/// <summary>
/// The locks of one reading attempt, which are taken replica by replica: those in hand are kept while others are tried
/// again. Each replica's lock is one prepare as of any transaction; a replica that refused one has written nothing.
/// </summary>
sealed class LockSet(ProtocolContext context, PlacementMap map, Attempt attempt, ImmutableArray<ItemName> items)
{
    const int BallotIndex = 1;

    readonly Dictionary<RowAddress, ReadResult> _reads = [];
    readonly Dictionary<Replica, (Batch Batch, CommitResult Result)> _taken = [];

    AttemptPlan? _plan;

    /// <summary>The attempt cannot commit any more, or nobody knows.</summary>
    public bool IsLost { get; private set; }

    /// <summary>
    /// Whether anything may be stored of the attempt; if not there is nothing to refuse, and a refusal that gets no
    /// further than one replica would be all that is ever known of it.
    /// </summary>
    public bool MayBeStored { get; private set; }

    /// <summary>All locks are held at this moment: the attempt is committed.</summary>
    public bool IsComplete =>
        _plan is not null && _plan.Parts.All(part => part.Slot.InSync.All(_taken.ContainsKey));

    /// <summary>The items as they are under the locks.</summary>
    public ImmutableArray<BaseItem> Items => [.. items.Select(item => Base(item, SlotOf(item)))];

    /// <summary>The attempts that are in the way.</summary>
    public IEnumerable<Attempt> Holders =>
        Items.Select(item => item.Holder?.Attempt).OfType<Attempt>().DistinctBy(holder => holder.Id);

    /// <summary>Reads what is not locked yet, and locks what is free of it.</summary>
    public async Task TryAsync()
    {
        IsLost = !await ReadAsync();
        if (IsLost)
            return;
        var current = Items;

        _plan = Plan(current);
        if (AttemptPlan.TooLarge(attempt.Home, _plan.Parts, []).Any())
            IsLost = true;
        else
            await PrepareAsync(_plan);
    }

    /// <summary>What lets the locks go.</summary>
    public FinishWork Finish()
    {
        Invariant.Require(IsComplete, "only a committed attempt is finished");
        var taken = _plan!.Parts.SelectMany(part => part.Slot.InSync).Select(replica => _taken[replica]).ToList();
        return PrepareBatches.Finish(
            _plan, [.. taken.Select(one => one.Batch)], [.. taken.Select(one => one.Result)]);
    }

    /// <summary>
    /// Reads the items that are not locked yet, and the attempt's own votes: another may have wounded it meanwhile.
    /// </summary>
    /// <returns>Whether all answered and nobody has refused the attempt.</returns>
    async Task<bool> ReadAsync()
    {
        var rows = items.SelectMany(item => SlotOf(item).InSync.Where(replica => !_taken.ContainsKey(replica))
            .Select(replica => new RowAddress(replica, new ItemKey(item)))).ToImmutableArray();
        var ballots = attempt.Participants.SelectMany(slot => map.Of(slot.Slot).InSync).Select(Ballot).ToList();
        var reads = await context.Effects.ReadAsync([.. rows, .. ballots]);
        foreach (var (row, read) in rows.Zip(reads))
            _reads[row] = read;
        return reads.All(read => read.Status != ReadStatus.Unknown)
            && ballots.Zip(reads.Skip(rows.Length)).All(pair => IsOurs(pair.First.Replica, pair.Second.Row));
    }

    RowAddress Ballot(Replica replica) => new(
        replica, replica.Slot == attempt.Home ? new OutcomeKey(attempt.Id.Transaction) : new VoteKey(attempt.Id));

    bool IsOurs(Replica replica, Row? ballot) => _taken.ContainsKey(replica)
        ? ballot is VoteRow { State: VoteState.Prepared } or OutcomeRow { State: OutcomeState.Pending }
        : ballot is null;

    async Task PrepareAsync(AttemptPlan plan)
    {
        var free = plan.Parts.Where(part => part.Items.All(item => item.Base.Conflict == BaseConflict.None))
            .SelectMany(part => part.Slot.InSync).Where(replica => !_taken.ContainsKey(replica)).ToHashSet();
        var batches = PrepareBatches.Build(plan, HomeMarks.First).Where(batch => free.Contains(batch.Replica))
            .ToImmutableArray();
        if (batches.IsEmpty)
            return;
        var results = await context.Effects.CommitAsync(batches);
        foreach (var (batch, result) in batches.Zip(results))
        {
            MayBeStored |= result.Status != CommitStatus.Refused;
            if (result.Status == CommitStatus.Applied)
                _taken[batch.Replica] = (batch, result);
            else
                IsLost |= result.Status == CommitStatus.Unknown || result.RefusedIndex <= BallotIndex;
        }
    }

    AttemptPlan Plan(ImmutableArray<BaseItem> current)
    {
        var evaluation = new Evaluation(
            [.. current.Select((item, index) => new ItemEvaluation(item.Row, IntentChange.Lock, Value: null, index))],
            Results: [], Messages: [], Failures: []);
        return new AttemptPlan(attempt, evaluation, AttemptPlan.Lay(map.Of(attempt.Home), current, evaluation));
    }

    BaseItem Base(ItemName item, SlotPlacement slot) => new(
        item, slot, [.. slot.InSync.Select(replica => _reads[new RowAddress(replica, new ItemKey(item))])]);

    SlotPlacement SlotOf(ItemName item) => map.Of(SlotHash.Of(item, map.Layout));
}
