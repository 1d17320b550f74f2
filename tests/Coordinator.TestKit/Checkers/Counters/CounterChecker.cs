using System.Collections.Immutable;
using Coordinator.TestKit.Checkers.Histories;

namespace Coordinator.TestKit.Checkers.Counters;

/// <summary>
/// Judges increments and reads of counters that begin with nothing (T29). A read shows at least what was acknowledged
/// before it began, at most what was asked for before it ended and is not known to have failed, and no less than a read
/// that ended before it began. A last read, of the final value, is a read like any other.
/// </summary>
public static class CounterChecker
{
    const string Lost = "lost-increment";
    const string Unasked = "unasked-increment";
    const string Backwards = "read-went-back";

    /// <summary>Everything that is wrong.</summary>
    /// <exception cref="ArgumentException">
    /// An increment does not add anything, so that bounds would say nothing, or something is ok and has no end.
    /// </exception>
    public static FaultReport Check(ImmutableArray<ObservedOperation<CounterInput, long>> history)
    {
        if (history.FirstOrDefault(IsMalformed) is { } malformed)
            throw new ArgumentException($"This cannot be judged: {malformed}", nameof(history));
        return FaultReport.Of(history.GroupBy(operation => operation.Input.Key).SelectMany(key => Faults([.. key])));
    }

    static bool IsMalformed(ObservedOperation<CounterInput, long> operation) =>
        operation.Input is IncrementCounter { By: <= 0 }
        || operation is { Status: CompletionStatus.Ok, CompletedAt: null };

    static IEnumerable<Fault> Faults(ImmutableArray<ObservedOperation<CounterInput, long>> operations)
    {
        var acknowledged = new RunningSum(operations.Where(one => one.Status == CompletionStatus.Ok)
            .Select(one => (one.CompletedAt!.Value, Added(one))));
        var asked = new RunningSum(operations.Where(one => one.Status != CompletionStatus.Fail)
            .Select(one => (one.InvokedAt, Added(one))));
        var reads = operations
            .Where(one => one is { Input: ReadCounter, Status: CompletionStatus.Ok }).ToImmutableArray();
        return reads.SelectMany(read => BoundFaults(read, acknowledged, asked)).Concat(OrderFaults(reads));
    }

    static long Added(ObservedOperation<CounterInput, long> operation) =>
        operation.Input is IncrementCounter increment ? increment.By : 0;

    static IEnumerable<Fault> BoundFaults(
        ObservedOperation<CounterInput, long> read, RunningSum acknowledged, RunningSum asked)
    {
        var least = acknowledged.Before(read.InvokedAt);
        var most = asked.Before(read.CompletedAt!.Value + 1);
        if (read.Output < least)
            yield return new Fault(Lost, $"{least} was acknowledged before this began: {read}");
        if (read.Output > most)
            yield return new Fault(Unasked, $"{most} at most was asked for before this ended: {read}");
    }

    /// <summary>Goes through the reads by their beginnings, beside the highest of those that ended before.</summary>
    static IEnumerable<Fault> OrderFaults(ImmutableArray<ObservedOperation<CounterInput, long>> reads)
    {
        var ended = new Queue<ObservedOperation<CounterInput, long>>(reads.OrderBy(read => read.CompletedAt));
        ObservedOperation<CounterInput, long>? highest = null;
        foreach (var read in reads.OrderBy(read => read.InvokedAt))
        {
            while (ended.TryPeek(out var earlier) && earlier.IsBefore(read))
            {
                if (highest is null || earlier.Output > highest.Output)
                    highest = earlier;
                ended.Dequeue();
            }

            if (read.Output < highest?.Output)
                yield return new Fault(Backwards, $"{read}\nshows less than what ended before it began:\n{highest}");
        }
    }
}
