using System.Collections.Immutable;

namespace Coordinator.TestKit.Checkers.ListAppend;

/// <summary>What the order of a list's versions must not show.</summary>
sealed class OrderCheck(HistoryIndex index, KeyHistory key)
{
    public IEnumerable<Anomaly> Find() => IncompatibleReads().Concat(OwnOrders()).Concat(DirtyUpdates());

    /// <summary>
    /// Reads, the shortest first: each must be a beginning of the next. It is enough to look at those that are not a
    /// beginning of the longest: there are none if and only if all are in order.
    /// </summary>
    IEnumerable<Anomaly> IncompatibleReads()
    {
        var longest = key.Longest;
        var other = key.Reads.FirstOrDefault(read => read.Values == longest);
        foreach (var read in key.Reads.Where(read => !IsBeginning(read.Values, longest)).DistinctBy(Text))
        {
            var (one, two) = (index.Transactions[read.Reader], index.Transactions[other.Reader]);
            yield return Anomaly.Of(
                AnomalyKind.IncompatibleOrder,
                $"{one.Name} read {key.Key} as {Text(read)}, {two.Name} as {Text(other)}: neither came from the other.",
                one,
                two);
        }
    }

    static bool IsBeginning(ImmutableArray<long> values, ImmutableArray<long> longer) =>
        longer.AsSpan().StartsWith(values.AsSpan());

    static string Text(KeyRead read) => HistoryText.Of(read.Values);

    /// <summary>
    /// A transaction's appends that were read in another order than it made them. No cycle shows that: an order of
    /// transactions says nothing of what is inside one.
    /// </summary>
    IEnumerable<Anomaly> OwnOrders()
    {
        var last = new Dictionary<int, (long Value, int Number)>();
        foreach (var value in key.Order.Where(key.Writers.ContainsKey))
        {
            var writer = key.Writers[value];
            if (last.TryGetValue(writer.Writer, out var own) && own.Number > writer.Number)
            {
                var transaction = index.Transactions[writer.Writer];
                yield return Anomaly.Of(
                    AnomalyKind.IncompatibleOrder,
                    $"{transaction.Name} appended {value} to {key.Key} before {own.Value}, and they were read the " +
                    "other way round.",
                    transaction);
            }

            last[writer.Writer] = (value, writer.Number);
        }
    }

    IEnumerable<Anomaly> DirtyUpdates()
    {
        (long Value, KeyWriter Writer)? failed = null;
        foreach (var value in key.Order.Where(key.Writers.ContainsKey))
        {
            var writer = key.Writers[value];
            if (!writer.MayHaveHappened)
                failed = (value, writer);
            else if (failed is { } dirty)
                yield return DirtyUpdate(dirty.Value, dirty.Writer, value, writer);
            if (writer.MayHaveHappened)
                failed = null;
        }
    }

    Anomaly DirtyUpdate(long dirty, KeyWriter failed, long value, KeyWriter writer)
    {
        var (one, two) = (index.Transactions[failed.Writer], index.Transactions[writer.Writer]);
        return Anomaly.Of(
            AnomalyKind.DirtyUpdate,
            $"{two.Name} appended {value} to {key.Key} after {one.Name} had appended {dirty}, which did not happen.",
            one,
            two);
    }
}
