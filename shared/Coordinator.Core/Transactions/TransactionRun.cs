using System.Collections.Immutable;
using Coordinator.Core.Effects;
using Coordinator.Core.Model;
using Coordinator.Core.Operations;
using Coordinator.Core.Placement;
using Coordinator.Core.Reads;
using Coordinator.Core.Recovery;
using Coordinator.Core.Rows;

namespace Coordinator.Core.Transactions;

/// <summary>
/// One call's run of a transaction that writes: attempts, one after the other, until one is decided. An attempt never
/// waits while it holds intents, so there is no deadlock; the waiting is between attempts.
/// </summary>
sealed class TransactionRun(
    ProtocolContext context, CostMeter meter, IFinishQueue finishQueue, TransactionRequest request,
    IRunObserver watch)
{
    const int NonceChars = 12;

    readonly Resolver _resolver = new(context);
    readonly IdHistory _history = new(context, request.PayloadHash);
    readonly RetryReason _reason = new(request.Operations);
    readonly ImmutableArray<ItemName> _items = Evaluator.ItemsOf(request.Operations);
    readonly Hlc _started = context.Clock.Now();
    readonly DateTimeOffset _deadline = context.Now + request.Timeout;

    int _attempts;

    /// <summary>Runs to an answer.</summary>
    public async Task<TransactionAnswer> RunAsync()
    {
        for (var conflicts = 0; ; conflicts++)
        {
            var map = await context.Effects.PlaceAsync(_reason.NeedsNewMap);
            var id = request.Id ?? ServerId.For(request.Operations, map.Layout, context.Ids, request.Tenant);
            if (await TryAsync(id, map) is { } answer)
                return Counted(answer, map);
            if (context.Now >= _deadline)
                return Counted(await GiveUpAsync(id), map);
            if (_reason.IsWorthWaiting)
                await BackOffAsync(conflicts);
        }
    }

    /// <summary>
    /// One attempt. Null means: not this time, and nothing of it is left undecided but what <see cref="_reason"/>
    /// says.
    /// </summary>
    async Task<TransactionAnswer?> TryAsync(TransactionId id, PlacementMap map)
    {
        if (_reason.Undecided is { } undecided)
            return await ResolveOwnAsync(undecided, map);
        var items = await ReadAsync(map);
        if (items.FirstOrDefault(item => item.Conflict != BaseConflict.None) is { } blocked)
            return await AvoidAsync(blocked);

        foreach (var item in items)
            context.Clock.Observe(item.Row.CommitTime);
        var evaluation = Evaluate(items);
        var home = map.Of(id.Home(map.Layout));
        var parts = AttemptPlan.Lay(home, items, evaluation);
        var failures = evaluation.Failures.AddRange(AttemptPlan.TooLarge(home.Slot, parts, evaluation.Messages));
        if (!failures.IsEmpty)
            return await FailAsync(id, map, failures);
        if (!_history.Marks.Cover(home.InSync))
            return await _history.JoinAsync(id, map, _reason);

        // Who looks for the id after this run's time is told that it was aborted: then no attempt may follow.
        if (_attempts > 0 && context.Now >= _deadline)
            return null;
        var plan = new AttemptPlan(NewAttempt(id, home.Slot, parts), evaluation, parts);
        watch.Planned(id, plan.Plan, [.. parts.Select(part => part.Slot.Slot)]);
        return plan.IsDirect ? await CommitDirectAsync(plan, map) : await PrepareAsync(plan, map);
    }

    async Task<ImmutableArray<BaseItem>> ReadAsync(PlacementMap map)
    {
        using var phase = watch.Enter(RunPhase.Read);
        return await BaseReader.ReadAsync(context.Effects, map, _items);
    }

    async Task<Snapshot?> ReadSnapshotAsync()
    {
        using var phase = watch.Enter(RunPhase.Read);
        return await new ItemReader(context).ReadSnapshotAsync(_items);
    }

    Evaluation Evaluate(ImmutableArray<BaseItem> items)
    {
        using var phase = watch.Enter(RunPhase.Evaluate);
        return Evaluator.Evaluate(request.Operations, items.ToDictionary(item => item.Item, item => item.Row));
    }

    async Task<ImmutableArray<CommitResult>> CommitAsync(ImmutableArray<Batch> batches)
    {
        using var phase = watch.Enter(RunPhase.Prepare);
        return await context.Effects.CommitAsync(batches);
    }

    async Task<Resolution> ResolveAsync(Attempt attempt, bool mayRefuse)
    {
        using var phase = watch.Enter(RunPhase.Resolve);
        return await _resolver.ResolveAsync(attempt, mayRefuse);
    }

    async Task BackOffAsync(int conflicts)
    {
        using var phase = watch.Enter(RunPhase.Backoff);
        await context.BackOffAsync(conflicts);
    }

    Attempt NewAttempt(TransactionId id, SlotId home, ImmutableArray<SlotPart> parts) => new()
    {
        Id = new AttemptId(id, _history.Marks.Number, context.Ids.NextText(NonceChars)),
        Home = home,
        Participants = [.. parts.Select(part => part.Slot.AsParticipant)],
        PayloadHash = request.PayloadHash,
        CommitTime = context.Clock.Now(),
        Started = _started,
        Deadline = context.Now + context.Options.AttemptLease,
        RetriedUntil = _deadline,
    };

    async Task<TransactionAnswer?> CommitDirectAsync(AttemptPlan plan, PlacementMap map)
    {
        _attempts++;
        var result = (await CommitAsync([DirectBatch.Build(plan, _history.Marks)]))[0];
        if (result.Status == CommitStatus.Applied)
            return Committed(plan, finishRequests: 0, finishEntities: 0);
        return await LoseAsync(plan, map, [result]);
    }

    async Task<TransactionAnswer?> PrepareAsync(AttemptPlan plan, PlacementMap map)
    {
        _attempts++;
        var batches = PrepareBatches.Build(plan, _history.Marks);
        var results = await CommitAsync(batches);
        if (results.Any(result => result.Status != CommitStatus.Applied))
            return await LoseAsync(plan, map, results);

        var work = PrepareBatches.Finish(plan, batches, results) with { Watch = watch };
        finishQueue.Enqueue(work);
        return Committed(plan, work.Requests, work.Home.Concat(work.Others).Sum(batch => batch.Writes.Length));
    }

    /// <summary>
    /// Anything but "all applied" says nothing: Resolve reads what is there and decides, refusing at once if need be.
    /// </summary>
    async Task<TransactionAnswer?> LoseAsync(AttemptPlan plan, PlacementMap map, ImmutableArray<CommitResult> results)
    {
        _reason.Lost(plan, results);
        foreach (var refused in _reason.Failures)
            watch.Conflicted(refused.Item, holder: null);
        return await ResolveOwnAsync(plan.Attempt, map);
    }

    async Task<TransactionAnswer?> ResolveOwnAsync(Attempt attempt, PlacementMap map)
    {
        var resolution = await ResolveAsync(attempt, mayRefuse: true);
        _reason.Undecided = resolution.Verdict is Verdict.Unknown or Verdict.Open ? attempt : null;
        return resolution.Verdict switch
        {
            Verdict.Committed => Report(resolution.Outcome),
            Verdict.Aborted when request.Id is { } id => await _history.JoinAsync(id, map, _reason),
            _ => null,
        };
    }

    /// <summary>The items are in somebody's way: look after the holder, or read again.</summary>
    async Task<TransactionAnswer?> AvoidAsync(BaseItem blocked)
    {
        if (blocked.Conflict != BaseConflict.Held)
        {
            _reason.Blocked(blocked);
            if (blocked.Conflict == BaseConflict.Torn)
                watch.Conflicted(blocked.Item, holder: null);
            return null;
        }

        var holder = blocked.Holder!.Attempt;
        var resolution = await ResolveAsync(holder, WoundRule.Allows(context, _started, holder));
        watch.Conflicted(blocked.Item, resolution.Verdict);
        _reason.Held(blocked, holder, resolution.Verdict, context.Now);
        return null;
    }

    /// <summary>
    /// Operations failed on what was read item by item. Only a snapshot is fit to tell a client so: parts of the read
    /// may be of different moments or of a replica that was dropped.
    /// </summary>
    async Task<TransactionAnswer?> FailAsync(
        TransactionId id, PlacementMap map, ImmutableArray<OperationFailure> failures)
    {
        var isTooLarge = failures.All(failure => failure.Reason == FailureReason.TooLarge);
        if (!isTooLarge)
        {
            var snapshot = await ReadSnapshotAsync();
            failures = snapshot is null
                ? []
                : SnapshotEvaluation.Evaluate(request.Operations, snapshot, map.Layout).Failures;
            if (failures.IsEmpty)
            {
                _reason.Stale(isUnavailable: snapshot is null);
                return null;
            }
        }

        var answer = AnswerOf.Aborted(id, AbortCause.Failed, failures);
        return request.Id is null ? answer : await RecordAsync(id, map, answer);
    }

    /// <summary>
    /// A client's id keeps its failure, so that a retry gets the same answer; an outcome that is there already wins.
    /// </summary>
    async Task<TransactionAnswer?> RecordAsync(TransactionId id, PlacementMap map, TransactionAnswer answer)
    {
        var home = map.Of(id.Home(map.Layout));
        if (!_history.Marks.Cover(home.InSync))
            return await _history.JoinAsync(id, map, _reason);
        var attempt = NewAttempt(id, home.Slot, [new SlotPart(home, [])]);
        var outcome = OutcomeRecord.Aborted(attempt, answer.Cause!.Value, answer.Failures);
        if (await OutcomeRecord.WriteAsync(context.Effects, home, _history.Marks, outcome))
            return answer;
        return await ResolveOwnAsync(attempt, map);
    }

    /// <summary>Whatever is found committed is answered and never tried again, under whichever id.</summary>
    static TransactionAnswer Report(OutcomeRow? outcome)
    {
        Invariant.Require(outcome is not null, "an attempt is found committed by its outcome row");
        return AnswerOf.Committed(outcome);
    }

    async Task<TransactionAnswer> GiveUpAsync(TransactionId id)
    {
        if (_reason.Undecided is { } undecided)
        {
            await context.Effects.SendAsync(new ResolveNudge(undecided, Remaining(undecided)));
            return new TransactionAnswer { Id = undecided.Id.Transaction, Outcome = CommitOutcome.InDoubt };
        }

        var failures = _reason.Failures;
        // Another call may run the same id: then "aborted" would be this call's truth, but not the id's.
        if (request.Id is not null
            && await _history.JoinAsync(id, await context.Effects.PlaceAsync(refresh: false), _reason) is { } answer)
            return answer;
        if (_reason.IsJoining)
            return new TransactionAnswer { Id = id, Outcome = CommitOutcome.InDoubt };
        return AnswerOf.Aborted(id, AbortCause.Conflict, failures) with { IsUnavailable = _reason.IsUnavailable };
    }

    TimeSpan Remaining(Attempt attempt) =>
        attempt.Deadline > context.Now ? attempt.Deadline - context.Now : TimeSpan.Zero;

    TransactionAnswer Committed(AttemptPlan plan, int finishRequests, int finishEntities)
    {
        var slots = plan.Parts.Select(part => part.Slot.Slot).ToImmutableArray();
        return new TransactionAnswer
        {
            Id = plan.Attempt.Id.Transaction,
            Outcome = CommitOutcome.Committed,
            CommitTime = plan.Attempt.CommitTime,
            Results = plan.Evaluation.Results,
            Slots = slots,
            Explain = new Explanation(
                plan.Plan, slots, plan.Replicas, meter.Depth, meter.Requests, finishRequests,
                meter.Entities + finishEntities),
        };
    }

    /// <summary>
    /// What this call did and cost, also when somebody else's work, or a look at what is stored, gave the answer.
    /// </summary>
    TransactionAnswer Counted(TransactionAnswer answer, PlacementMap map) => answer with
    {
        Attempts = _attempts,
        Explain = answer.Explain ?? new Explanation(
            TransactionPlan.Votes, answer.Slots, answer.Slots.Sum(slot => map.Of(slot).InSync.Length), meter.Depth,
            meter.Requests, RequestsAfter: 0, meter.Entities),
    };
}
