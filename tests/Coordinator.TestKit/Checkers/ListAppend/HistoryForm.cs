using System.Collections.Immutable;

namespace Coordinator.TestKit.Checkers.ListAppend;

/// <summary>Whether a history can be judged at all.</summary>
static class HistoryForm
{
    public static IEnumerable<Anomaly> Faults(ImmutableArray<ObservedTransaction> transactions)
    {
        var seen = new HashSet<int>();
        var appends = new Dictionary<(string Key, long Value), ObservedTransaction>();
        foreach (var transaction in transactions)
        {
            if (!seen.Add(transaction.Number))
                yield return Fault($"There are two transactions {transaction.Name}.", transaction);
            if (TimeFault(transaction) is { } fault)
                yield return Fault(fault, transaction);
            foreach (var append in transaction.Operations.OfType<AppendValue>())
            {
                var appended = (append.Key, append.Value);
                if (!appends.TryAdd(appended, transaction))
                    yield return Fault($"{append} was asked for twice.", appends[appended], transaction);
            }
        }

        foreach (var fault in transactions.GroupBy(transaction => transaction.Process).SelectMany(ProcessFaults))
            yield return fault;
    }

    static string? TimeFault(ObservedTransaction transaction)
    {
        if (transaction.CompletedAt < transaction.InvokedAt)
            return $"{transaction.Name} ended before it began.";
        if (transaction.Status == CompletionStatus.Info)
            return null;
        if (transaction.CompletedAt is null)
            return $"{transaction.Name} is {transaction.Status} and never ended.";
        return transaction.Status == CompletionStatus.Ok
            && transaction.Operations.Any(operation => operation is ReadList { Values: null })
            ? $"{transaction.Name} is {transaction.Status} and has a read without a result."
            : null;
    }

    static IEnumerable<Anomaly> ProcessFaults(IEnumerable<ObservedTransaction> ofProcess)
    {
        ObservedTransaction? last = null;
        foreach (var next in ofProcess.OrderBy(transaction => transaction.InvokedAt))
        {
            if (last is { Status: CompletionStatus.Info })
                yield return Fault("A client asked for more after something that ended unknown.", last, next);
            else if (last?.CompletedAt > next.InvokedAt)
                yield return Fault("A client did two things at once.", last, next);
            last = next;
        }
    }

    static Anomaly Fault(string what, params ImmutableArray<ObservedTransaction> shown) =>
        Anomaly.Of(AnomalyKind.Malformed, what, shown);
}
