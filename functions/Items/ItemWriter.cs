using System.Collections.Immutable;
using Coordinator.Core.Operations;
using Coordinator.Core.Reads;
using Coordinator.Core.Transactions;
using Coordinator.Functions.Answers;
using Coordinator.Functions.Parsing;
using Coordinator.Functions.Tenants;

namespace Coordinator.Functions.Items;

/// <summary>
/// Writes one item as a transaction of two operations: a check, which carries the preconditions and whose result tells
/// the version before, and the write. Both are one row of one batch.
/// </summary>
sealed class ItemWriter(TransactionCoordinator coordinator, ItemReader reader)
{
    static readonly TimeSpan Timeout = TimeSpan.FromMilliseconds(TransactionParser.TimeoutMsDefault);

    /// <summary>Writes, and answers.</summary>
    public Task<WireResult> WriteAsync(ItemWrite write)
    {
        var match = write.Call.IfMatch;
        if (!match.IsGiven || match.IsAny)
            return WriteAsync(write, version: null);
        return match.Strong switch
        {
            [] => Task.FromResult(ItemAnswers.PreconditionFailed(actualVersion: null)),
            [var version] => WriteAsync(write, version),
            _ => WriteOneOfAsync(write),
        };
    }

    async Task<WireResult> WriteAsync(ItemWrite write, long? version)
    {
        var answer = await RunAsync(write, version);
        return ItemAnswers.Written(answer, write);
    }

    /// <summary>
    /// A condition names one version, so the list is tried on the version that is there. If that has moved on
    /// meanwhile, the next one may be in the list too; versions only grow, so each is tried once at most.
    /// </summary>
    async Task<WireResult> WriteOneOfAsync(ItemWrite write)
    {
        for (var tries = write.Call.IfMatch.Strong.Length; tries > 0; tries--)
        {
            if (await reader.ReadStrongAsync(write.Call.Item) is not { } state)
                return WireResult.Of(ProblemOf.Unavailable).RetryAfter(TimeSpan.FromSeconds(1));
            if (!write.Call.IfMatch.MatchesStrongly(state.Version))
                return ItemAnswers.PreconditionFailed(state.Version);
            var answer = await RunAsync(write, state.Version);
            if (!ItemAnswers.IsConditionFailed(answer) || tries == 1)
                return ItemAnswers.Written(answer, write);
        }

        return ItemAnswers.PreconditionFailed(actualVersion: null);
    }

    async Task<TransactionAnswer> RunAsync(ItemWrite write, long? version)
    {
        ImmutableArray<Operation> operations =
            [new CheckOperation(write.Call.Item, write.ConditionFor(version)), write.Operation];
        var answer = await coordinator.RunAsync(new TransactionRequest
        {
            Id = write.Id,
            Tenant = write.Call.Tenant,
            Operations = operations,
            PayloadHash = PayloadHash.Of(operations),
            Timeout = Timeout,
        });
        return answer.SeenBy(write.Call.Tenant);
    }
}
