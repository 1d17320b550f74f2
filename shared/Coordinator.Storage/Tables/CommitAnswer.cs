using System.Collections.Immutable;
using Azure;
using Azure.Data.Tables;
using Coordinator.Core.Effects;

namespace Coordinator.Storage.Tables;

/// <summary>
/// What an answer to a batch says, told from the status and the error code that the service sent and from nothing else:
/// an exception's type says where a client gave up, not what became of the request. Whatever is not clearly Applied or
/// Refused is Unknown.
/// </summary>
static class CommitAnswer
{
    /// <summary>The answer to a batch that the service accepted.</summary>
    public static CommitResult Of(IReadOnlyList<TableTransactionAction> actions, IReadOnlyList<Response> responses)
    {
        if (responses.Count != actions.Count || responses.Any(response => response.Status is < 200 or > 299))
            return CommitResult.Unknown;
        var etags = ImmutableArray.CreateBuilder<Core.Effects.ETag?>(responses.Count);
        for (var i = 0; i < responses.Count; i++)
        {
            if (actions[i].ActionType == TableTransactionActionType.Delete)
                etags.Add(null);
            else if (responses[i].Headers.ETag is { } etag)
                etags.Add(TableETag.ToCore(etag));
            else
                return CommitResult.Unknown;
        }

        return CommitResult.Applied(etags.MoveToImmutable());
    }

    /// <summary>The answer to a batch that failed.</summary>
    public static CommitResult Of(IReadOnlyList<TableTransactionAction> actions, RequestFailedException error)
    {
        if (Reason(error.Status, error.ErrorCode) is not { } reason
            || FailedIndex(actions.Count, error) is not { } index)
            return CommitResult.Unknown;
        return CanBeRefused(actions[index].ActionType, reason)
            ? CommitResult.Refused(index, reason)
            : CommitResult.Unknown;
    }

    /// <summary>
    /// Which condition an error speaks of; null when of none. A 404 for a missing table, for one, is not about a row.
    /// </summary>
    public static RefusalReason? Reason(int status, string? errorCode) => (status, errorCode) switch
    {
        (409, "EntityAlreadyExists") => RefusalReason.Exists,
        (412, "UpdateConditionNotSatisfied" or "ConditionNotMet") => RefusalReason.Changed,
        (404, "ResourceNotFound" or "EntityNotFound") => RefusalReason.Missing,
        _ => null,
    };

    static int? FailedIndex(int count, RequestFailedException error)
    {
        if (error is TableTransactionFailedException { FailedTransactionActionIndex: { } index })
            return index >= 0 && index < count ? index : null;
        return count == 1 ? 0 : null;
    }

    static bool CanBeRefused(TableTransactionActionType action, RefusalReason reason) =>
        (action == TableTransactionActionType.Add) == (reason == RefusalReason.Exists);
}
