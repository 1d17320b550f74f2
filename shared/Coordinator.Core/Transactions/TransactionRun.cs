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
    ProtocolContext context, CostMeter meter, IFinishQueue finishQueue, TransactionRequest request)
{
    const int NonceChars = 12;

    readonly Resolver _resolver = new(context);
    readonly ImmutableArray<ItemName> _items = Evaluator.ItemsOf(request.Operations);
    readonly Hlc _started = context.Clock.Now();
    readonly DateTimeOffset _deadline = context.Now + request.Timeout;
    readonly Obstacle _obstacle = new(request.Operations);

    HomeMarks _marks = HomeMarks.First;
    int _attempts;

    /// <summary>Runs to an answer.</summary>
    public async Task<TransactionAnswer> RunAsync()
    {
        for (var conflicts = 0; ; conflicts++)
        {
            var map = await context.Effects.PlaceAsync(_obstacle.NeedsNewMap);
            var id = request.Id ?? ServerId.For(request.Operations, map.SlotCount, context.Ids);
            if (await TryAsync(id, map) is { } answer)
                return Counted(answer, map);
            if (context.Now >= _deadline)
                return Counted(await GiveUpAsync(id), map);
            if (_obstacle.IsWorthWaiting)
                await context.BackOffAsync(conflicts);
        }
    }

    /// <summary>
    /// One attempt. Null means: not this time, and nothing of it is left undecided but what <see cref="_obstacle"/>
    /// says.
    /// </summary>
    async Task<TransactionAnswer?> TryAsync(TransactionId id, PlacementMap map)
    {
        if (_obstacle.Undecided is { } undecided)
            return await ResolveOwnAsync(undecided, map);
        var items = await BaseReader.ReadAsync(context.Effects, map, _items);
        if (items.FirstOrDefault(item => item.Obstacle != BaseObstacle.None) is { } blocked)
            return await AvoidAsync(blocked);

        foreach (var item in items)
            context.Clock.Observe(item.Row.CommitTime);
        var evaluation = Evaluator.Evaluate(
            request.Operations, items.ToDictionary(item => item.Item, item => item.Row));
        var home = map.Of(id.Home(map.SlotCount));
        var parts = AttemptPlan.Lay(home, items, evaluation);
        var failures = evaluation.Failures.AddRange(AttemptPlan.TooLarge(home.Slot, parts, evaluation.Messages));
        if (!failures.IsEmpty)
            return await FailAsync(id, map, failures);
        if (!_marks.Cover(home.InSync))
            return await JoinAsync(id, map);

        var plan = new AttemptPlan(NewAttempt(id, home.Slot, parts), evaluation, parts);
        return plan.IsDirect ? await CommitDirectAsync(plan, map) : await PrepareAsync(plan, map);
    }

    Attempt NewAttempt(TransactionId id, SlotId home, ImmutableArray<SlotPart> parts) => new()
    {
        Id = new AttemptId(id, _marks.Number, context.Ids.NextText(NonceChars)),
        Home = home,
        Participants = [.. parts.Select(part => part.Slot.AsParticipant)],
        PayloadHash = request.PayloadHash,
        CommitTime = context.Clock.Now(),
        Started = _started,
        Deadline = context.Now + context.Options.AttemptLease,
    };

    async Task<TransactionAnswer?> CommitDirectAsync(AttemptPlan plan, PlacementMap map)
    {
        _attempts++;
        var result = (await context.Effects.CommitAsync([DirectBatch.Build(plan, _marks)]))[0];
        if (result.Status == CommitStatus.Applied)
            return Committed(plan, finishRequests: 0, finishEntities: 0);
        return await LoseAsync(plan, map, [result]);
    }

    async Task<TransactionAnswer?> PrepareAsync(AttemptPlan plan, PlacementMap map)
    {
        _attempts++;
        var batches = PrepareBatches.Build(plan, _marks);
        var results = await context.Effects.CommitAsync(batches);
        if (results.Any(result => result.Status != CommitStatus.Applied))
            return await LoseAsync(plan, map, results);

        var work = PrepareBatches.Finish(plan, batches, results);
        finishQueue.Enqueue(work);
        return Committed(plan, work.Requests, work.Home.Concat(work.Others).Sum(batch => batch.Writes.Length));
    }

    /// <summary>
    /// Anything but "all applied" says nothing: Resolve reads what is there and decides, refusing at once if need be.
    /// </summary>
    async Task<TransactionAnswer?> LoseAsync(AttemptPlan plan, PlacementMap map, ImmutableArray<CommitResult> results)
    {
        _obstacle.Lost(plan, results);
        return await ResolveOwnAsync(plan.Attempt, map);
    }

    async Task<TransactionAnswer?> ResolveOwnAsync(Attempt attempt, PlacementMap map)
    {
        var resolution = await _resolver.ResolveAsync(attempt, mayRefuse: true);
        _obstacle.Undecided = resolution.Verdict is Verdict.Unknown or Verdict.Open ? attempt : null;
        return resolution.Verdict switch
        {
            Verdict.Committed => Report(resolution.Outcome),
            Verdict.Aborted when request.Id is { } id => await JoinAsync(id, map),
            _ => null,
        };
    }

    /// <summary>The items are in somebody's way: look after the holder, or read again.</summary>
    async Task<TransactionAnswer?> AvoidAsync(BaseItem blocked)
    {
        if (blocked.Obstacle != BaseObstacle.Held)
        {
            _obstacle.Blocked(blocked);
            return null;
        }

        var holder = blocked.Holder!.Attempt;
        var resolution = await _resolver.ResolveAsync(holder, MayWound(holder));
        _obstacle.Held(blocked, holder, resolution.Verdict, context.Now);
        return null;
    }

    /// <summary>
    /// The older wounds the younger, once that had time to get through; so a transaction that retries cannot starve.
    /// </summary>
    bool MayWound(Attempt holder) =>
        _started < holder.Started && context.Now - holder.CommitTime.Time > context.Options.WoundAfter;

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
            var snapshot = await new ItemReader(context).ReadSnapshotAsync(_items);
            failures = snapshot is null
                ? []
                : SnapshotEvaluation.Evaluate(request.Operations, snapshot, map.SlotCount).Failures;
            if (failures.IsEmpty)
            {
                _obstacle.Stale(isUnavailable: snapshot is null);
                return null;
            }
        }

        var answer = Aborted(id, AbortCause.Failed, failures);
        return request.Id is null ? answer : await RecordAsync(id, map, answer);
    }

    /// <summary>
    /// A client's id keeps its failure, so that a retry gets the same answer; an outcome that is there already wins.
    /// </summary>
    async Task<TransactionAnswer?> RecordAsync(TransactionId id, PlacementMap map, TransactionAnswer answer)
    {
        var home = map.Of(id.Home(map.SlotCount));
        if (!_marks.Cover(home.InSync))
            return await JoinAsync(id, map);
        var attempt = NewAttempt(id, home.Slot, [new SlotPart(home, [])]);
        var outcome = OutcomeRecord.Aborted(attempt, answer.Cause!.Value, answer.Failures);
        if (await OutcomeRecord.WriteAsync(context.Effects, home, _marks, outcome))
            return answer;
        return await ResolveOwnAsync(attempt, map);
    }

    /// <summary>The id has a history: another call runs it, ran it, or an attempt of ours was lost.</summary>
    async Task<TransactionAnswer?> JoinAsync(TransactionId id, PlacementMap map)
    {
        var view = await HomeView.ReadAsync(context.Effects, id, map);
        _obstacle.Joining(view.Status);
        if (view.Row is { } row && IsMismatch(row))
            return Aborted(id, AbortCause.Failed, []) with { IsMismatch = true };
        switch (view.Status)
        {
            case HomeStatus.Committed or HomeStatus.Closed:
                return AnswerOf.Outcome(view.Row!);
            case HomeStatus.Absent or HomeStatus.Lost:
                _marks = view.Next!;
                return null;
            case HomeStatus.Undecided:
                return await AwaitOtherAsync(view.Row!.Attempt);
            default:
                return null;
        }
    }

    async Task<TransactionAnswer?> AwaitOtherAsync(Attempt other)
    {
        var resolution = await _resolver.ResolveAsync(other, mayRefuse: false);
        _obstacle.IsJoining = resolution.Verdict is Verdict.Open or Verdict.Unknown;
        return resolution is { Verdict: Verdict.Committed, Outcome: { } outcome } ? AnswerOf.Committed(outcome) : null;
    }

    bool IsMismatch(OutcomeRow row) =>
        row.Attempt.PayloadHash.Length > 0 && row.Attempt.PayloadHash != request.PayloadHash;

    /// <summary>Whatever is found committed is answered and never tried again, under whichever id.</summary>
    static TransactionAnswer Report(OutcomeRow? outcome)
    {
        Invariant.Require(outcome is not null, "an attempt is found committed by its outcome row");
        return AnswerOf.Committed(outcome);
    }

    async Task<TransactionAnswer> GiveUpAsync(TransactionId id)
    {
        if (_obstacle.Undecided is { } undecided)
        {
            await context.Effects.SendAsync(new ResolveNudge(undecided, Remaining(undecided)));
            return new TransactionAnswer { Id = undecided.Id.Transaction, Outcome = CommitOutcome.InDoubt };
        }

        var failures = _obstacle.Failures;
        // Another call may run the same id: then "aborted" would be this call's truth, but not the id's.
        if (request.Id is not null
            && await JoinAsync(id, await context.Effects.PlaceAsync(refresh: false)) is { } answer)
            return answer;
        if (_obstacle.IsJoining)
            return new TransactionAnswer { Id = id, Outcome = CommitOutcome.InDoubt };
        return Aborted(id, AbortCause.Conflict, failures) with { IsUnavailable = _obstacle.IsUnavailable };
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

    static TransactionAnswer Aborted(TransactionId id, AbortCause cause, ImmutableArray<OperationFailure> failures) =>
        new() { Id = id, Outcome = CommitOutcome.Aborted, Cause = cause, Failures = failures };
}
