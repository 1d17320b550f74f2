using System.Collections.Immutable;

namespace Coordinator.TestKit.Checkers.ListAppend;

/// <summary>
/// What ended before something was asked for came before it. Only what no chain of other such pairs tells already: a
/// completion that a newer one covers is dropped from those to which the next is linked, so there are about as many
/// pairs as transactions times those under way at once.
/// </summary>
sealed class RealtimeOrder(ImmutableArray<ObservedTransaction> transactions, List<Dependency> found)
{
    readonly List<int> _completed = [];

    public void Find()
    {
        foreach (var (_, isCompletion, place) in Moments())
        {
            if (isCompletion)
                Complete(place);
            else
                Invoke(place);
        }
    }

    /// <summary>In order; at one moment invocations first, since what ends then need not have come before.</summary>
    List<(long At, bool IsCompletion, int Place)> Moments()
    {
        var moments = new List<(long At, bool IsCompletion, int Place)>(2 * transactions.Length);
        foreach (var place in Happened.In(transactions))
        {
            var transaction = transactions[place];
            moments.Add((transaction.InvokedAt, false, place));
            if (transaction is { Status: CompletionStatus.Ok, CompletedAt: { } completed })
                moments.Add((completed, true, place));
        }

        moments.Sort();
        return moments;
    }

    void Complete(int place)
    {
        _completed.RemoveAll(earlier => transactions[earlier].CompletedAt < transactions[place].InvokedAt);
        _completed.Add(place);
    }

    void Invoke(int place)
    {
        foreach (var earlier in _completed)
            found.Add(new Dependency(earlier, place, DependencyKind.Realtime, Step: null));
    }
}
