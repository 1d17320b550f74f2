using System.Collections.Immutable;
using Coordinator.Core.Effects;
using Coordinator.Core.Model;
using Coordinator.Core.Operations;
using Coordinator.Core.Recovery;

namespace Coordinator.Core.Transactions;

/// <summary>
/// What stood in the way of the last attempt: decides how to go on, and what a client is told in the end.
/// </summary>
sealed class RetryReason(ImmutableArray<Operation> operations)
{
    int _tornInARow;

    /// <summary>An attempt of this run whose fate is not known; it must be settled before another may begin.</summary>
    public Attempt? Undecided { get; set; }

    /// <summary>Another run of the same id is under way, so nobody may say "aborted".</summary>
    public bool IsJoining { get; set; }

    /// <summary>Whether the map may be old.</summary>
    public bool NeedsNewMap { get; private set; }

    /// <summary>Whether waiting helps; a holder that was just settled is out of the way.</summary>
    public bool IsWorthWaiting { get; private set; } = true;

    /// <summary>Storage, not data, was in the way.</summary>
    public bool IsUnavailable { get; private set; }

    /// <summary>What to tell the client.</summary>
    public ImmutableArray<OperationFailure> Failures { get; private set; } = [];

    /// <summary>An item could not be read, or its replicas differed.</summary>
    public void Blocked(BaseItem item)
    {
        IsWorthWaiting = true;
        IsUnavailable = item.Conflict == BaseConflict.Unavailable;
        _tornInARow++;
        // Differing replicas are met between the writes of two replicas; if it lasts, one of them was dropped from the
        // set.
        NeedsNewMap = IsUnavailable || _tornInARow > 1;
        Failures = [Conflict(item)];
    }

    /// <summary>An item carried another attempt's intent, which was resolved.</summary>
    public void Held(BaseItem item, Attempt holder, Verdict verdict, DateTimeOffset now)
    {
        var isSettled = verdict is Verdict.Committed or Verdict.Aborted;
        // Settled, yet met again: its intent sits in a replica that is no longer ours to write.
        _tornInARow = isSettled ? _tornInARow + 1 : 0;
        NeedsNewMap = _tornInARow > 2;
        IsWorthWaiting = !isSettled || _tornInARow > 2;
        IsUnavailable = false;
        Failures =
        [
            Conflict(item) with
            {
                Holder = isSettled ? null : holder.Id.Transaction,
                HeldForMs = isSettled ? null : (long)Math.Max(0, (now - holder.CommitTime.Time).TotalMilliseconds),
            },
        ];
    }

    /// <summary>A prepare was not applied everywhere.</summary>
    public void Lost(AttemptPlan plan, ImmutableArray<CommitResult> results)
    {
        const int guardIndex = 0;
        IsWorthWaiting = true;
        NeedsNewMap = results.Any(result => result is { Status: CommitStatus.Refused, RefusedIndex: guardIndex });
        IsUnavailable = results.All(result => result.Status != CommitStatus.Refused);
        Failures = [.. results.Select((result, batch) => plan.RefusedItem(batch, result)).OfType<BaseItem>().Take(1)
            .Select(Conflict)];
    }

    /// <summary>Operations failed on what was read, but not on a snapshot, or there was none.</summary>
    public void Stale(bool isUnavailable)
    {
        IsWorthWaiting = true;
        IsUnavailable = isUnavailable;
        NeedsNewMap = true;
    }

    /// <summary>The id has a history.</summary>
    public void Joining(HomeStatus status)
    {
        IsWorthWaiting = true;
        NeedsNewMap = status is HomeStatus.StaleMap or HomeStatus.Unknown;
        IsUnavailable = status is HomeStatus.StaleMap or HomeStatus.Unknown;
        IsJoining = IsUnavailable;
    }

    OperationFailure Conflict(BaseItem item) => new()
    {
        Index = operations.ToList().FindIndex(operation => operation is ItemOperation on && on.Item == item.Item),
        Item = item.Item,
        Reason = FailureReason.Conflict,
        ActualVersion = item.Row.Exists ? item.Row.Version : 0,
    };
}
