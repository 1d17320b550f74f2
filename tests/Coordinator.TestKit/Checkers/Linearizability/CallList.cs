using System.Collections.Immutable;
using Coordinator.TestKit.Checkers.Histories;

namespace Coordinator.TestKit.Checkers.Linearizability;

/// <summary>Calls and returns in the order of time, but for operations that have a place in the order.</summary>
sealed class CallList
{
    readonly CallEntry _head = new(-1, isReturn: true);

    /// <summary>The earliest.</summary>
    public CallEntry First => _head.Next!;

    /// <summary>Calls before the first return: one of them has to come next.</summary>
    public IEnumerable<CallEntry> Candidates
    {
        get
        {
            for (var entry = _head.Next; entry is { IsReturn: false }; entry = entry.Next)
                yield return entry;
        }
    }

    public static CallList Of<TInput, TOutput>(ImmutableArray<ObservedOperation<TInput, TOutput>> operations)
    {
        var list = new CallList();
        var calls = operations.Select((_, place) => new CallEntry(place, isReturn: false)).ToArray();
        var last = list._head;
        foreach (var (_, isReturn, place) in Moments(operations))
        {
            var entry = isReturn ? calls[place].Return = new CallEntry(place, isReturn: true) : calls[place];
            entry.Previous = last;
            last.Next = entry;
            last = entry;
        }

        return list;
    }

    public static void Take(CallEntry call)
    {
        call.Unlink();
        call.Return?.Unlink();
    }

    public static void PutBack(CallEntry call)
    {
        call.Return?.Relink();
        call.Relink();
    }

    /// <summary>At one moment calls come first, since what ends then need not have come before.</summary>
    static List<(long At, bool IsReturn, int Place)> Moments<TInput, TOutput>(
        ImmutableArray<ObservedOperation<TInput, TOutput>> operations)
    {
        var moments = new List<(long At, bool IsReturn, int Place)>(2 * operations.Length);
        foreach (var (place, operation) in operations.Index())
        {
            moments.Add((operation.InvokedAt, false, place));
            if (operation.Status == CompletionStatus.Ok)
                moments.Add((operation.CompletedAt!.Value, true, place));
        }

        moments.Sort();
        return moments;
    }
}
