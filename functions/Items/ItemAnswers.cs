using System.Globalization;
using Coordinator.Contracts;
using Coordinator.Contracts.Items;
using Coordinator.Core.Events;
using Coordinator.Core.Operations;
using Coordinator.Core.Reads;
using Coordinator.Core.Transactions;
using Coordinator.Functions.Answers;
using Coordinator.Functions.Http;

namespace Coordinator.Functions.Items;

/// <summary>Turns what happened to one item into HTTP.</summary>
static class ItemAnswers
{
    /// <summary>An item that was read.</summary>
    public static WireResult Read(ItemState? state, ItemCall call)
    {
        if (state is null)
            return WireResult.Of(ProblemOf.Unavailable).RetryAfter(TimeSpan.FromSeconds(1));
        if (call.IfMatch.IsGiven && !call.IfMatch.MatchesStrongly(state.Version))
            return PreconditionFailed(state.Version);
        if (state.Value is null)
            return NotFound();
        var answer = call.IfNoneMatch.MatchesWeakly(state.Version)
            ? WireResult.Empty(304)
            : WireResult.RawJson(state.Value);
        return answer
            .With("ETag", EntityTags.Of(state.Version))
            .With(WireHeaders.CommitTime, state.CommitTime.ToString())
            // May be kept, to be asked for again with If-None-Match; never to be used unasked.
            .With("Cache-Control", "private, no-cache");
    }

    /// <summary>An item that was read at some replica; that it is not there is of a moment, too.</summary>
    public static WireResult Read(EventualRead? read, ItemCall call)
    {
        if (read is null)
            return Read((ItemState?)null, call);
        var (slot, sequence) = read.Position.Single();
        return Read(read.Items[0], call).With(
            WireHeaders.Position, string.Create(CultureInfo.InvariantCulture, $"{slot.Value}:{sequence}"));
    }

    /// <summary>An item that was read as it was.</summary>
    public static WireResult Read(PastRead read, ItemCall call) => read.Status == PastStatus.Future
        ? WireResult.Of(ProblemOf.Invalid(
            "?asOf", "Is not past yet, and what is not committed yet cannot be told. Leave it out to read what is."))
        : Read(read.State, call);

    /// <summary>A write that was tried.</summary>
    public static WireResult Written(TransactionAnswer answer, ItemWrite write)
    {
        if (!answer.IsMismatch && answer.Outcome == CommitOutcome.Committed)
            return Committed(answer, write);
        if (IsConditionFailed(answer))
            return Refused(answer, write);
        var isTooLarge = answer.Failures.Any(failure => failure.Reason == FailureReason.TooLarge);
        return isTooLarge
            ? WireResult.Of(ProblemOf.ValueTooLarge(answer.Id.Value))
            : TransactionAnswers.Of(answer, explain: false, dryRun: false);
    }

    /// <summary>Whether it was aborted by its own preconditions.</summary>
    public static bool IsConditionFailed(TransactionAnswer answer) =>
        answer is { IsMismatch: false, Outcome: CommitOutcome.Aborted }
        && answer.Failures.Any(failure => failure.Reason == FailureReason.ConditionFailed);

    /// <summary>412, with the tag of the version that is there.</summary>
    public static WireResult PreconditionFailed(long? actualVersion)
    {
        var detail = actualVersion == 0
            ? "The item does not exist."
            : "The item is not as If-Match or If-None-Match wants it.";
        var answer = WireResult.Of(ProblemOf.PreconditionFailed(detail));
        return actualVersion > 0 ? answer.With("ETag", EntityTags.Of(actualVersion.Value)) : answer;
    }

    static WireResult Refused(TransactionAnswer answer, ItemWrite write)
    {
        var actual = answer.Failures[0].ActualVersion;
        return actual == 0 && write.MustExist && !write.Call.IfMatch.IsGiven ? NotFound() : PreconditionFailed(actual);
    }

    static WireResult Committed(TransactionAnswer answer, ItemWrite write)
    {
        var commitTime = answer.CommitTime?.ToString() ?? "";
        if (write.Operation is DeleteOperation)
            return WireResult.Empty(204).With(WireHeaders.CommitTime, commitTime);
        var isCreated = answer.Results[0].Version == 0;
        var version = answer.Results[1].Version;
        var item = write.Call.Tenant.Plain(write.Call.Item).ToString();
        var body = new ItemWrittenBody
        {
            Item = item,
            Version = version,
            CommitTime = commitTime,
            TransactionId = answer.Id.Value,
        };
        var written = WireResult.Json(body, isCreated ? 201 : 200)
            .With("ETag", EntityTags.Of(version))
            .With(WireHeaders.CommitTime, commitTime);
        return isCreated ? written.With("Location", "/" + WireAddresses.Item(item)) : written;
    }

    static WireResult NotFound() => WireResult.Of(ProblemOf.NotFound("The item does not exist."));
}
