using System.Collections.Immutable;
using Coordinator.Contracts.Problems;
using Coordinator.Contracts.Transactions;
using Coordinator.TestKit.Checkers.ListAppend;

namespace Coordinator.EndToEnd.Tests.Crash.Lists;

/// <summary>
/// Steps on different lists as one request: a read is a read, an append puts the longer list on condition that the item
/// still has the version of the list that was made longer.
/// </summary>
/// <param name="asked">The steps.</param>
/// <param name="bases">Lists to append to, which may have changed since.</param>
sealed class ListTransaction(ImmutableArray<MicroOperation> asked, IReadOnlyDictionary<string, ListState> bases)
{
    const int TimeoutMs = 5_000;

    public ImmutableArray<MicroOperation> Asked => asked;

    public TransactionBody ToBody(string? id) =>
        new() { Id = id, Operations = [.. asked.Select(Operation)], TimeoutMs = TimeoutMs };

    /// <summary>The steps with what they found.</summary>
    public IEnumerable<MicroOperation> Done(TransactionResult result) =>
        asked.Zip(result.Results, MicroOperation (step, found) => step is ReadList read
            ? read with { Values = ListItems.Of(found.Version!.Value, found.Value) }
            : step);

    /// <summary>What a refusal tells of lists.</summary>
    public static IEnumerable<ReadList> Told(Problem? problem) =>
        from failure in problem?.Operations ?? []
        where failure is { Reason: FailureReasons.ConditionFailed, Actual: not null }
        select new ReadList(failure.Item, ListItems.Of(failure.Actual!.Version, failure.Actual.Value));

    OperationBody Operation(MicroOperation step)
    {
        if (step is not AppendValue append)
            return OperationBody.Read(step.Key);
        var (version, values) = bases[step.Key];
        return OperationBody.Put(
            step.Key, ListItems.ToJson(values.Add(append.Value)), new ConditionBody { Version = version });
    }
}
