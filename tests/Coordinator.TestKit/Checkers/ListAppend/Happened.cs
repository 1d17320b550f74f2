using System.Collections.Immutable;

namespace Coordinator.TestKit.Checkers.ListAppend;

/// <summary>Which transactions may have happened.</summary>
static class Happened
{
    /// <summary>The places of those that did, and of those of which it is not known.</summary>
    public static IEnumerable<int> In(ImmutableArray<ObservedTransaction> transactions) => Enumerable
        .Range(0, transactions.Length)
        .Where(place => transactions[place].Status != CompletionStatus.Fail);
}
