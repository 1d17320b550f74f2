using System.Collections.Immutable;

namespace Coordinator.TestKit.Checkers.ListAppend;

/// <summary>What a transaction must see of itself: no other transaction is needed to tell.</summary>
static class InternalCheck
{
    public static IEnumerable<Anomaly> Find(ImmutableArray<ObservedTransaction> transactions) => transactions
        .Where(transaction => transaction is { Status: CompletionStatus.Ok, Operations.Length: > 1 })
        .SelectMany(transaction => Contradictions(transaction).Concat(FutureReads(transaction)));

    static IEnumerable<Anomaly> Contradictions(ObservedTransaction transaction)
    {
        var views = new Dictionary<string, (ImmutableArray<long> Values, bool IsWhole)>();
        foreach (var operation in transaction.Operations)
        {
            var view = views.GetValueOrDefault(operation.Key, ([], IsWhole: false));
            if (operation is AppendValue append)
            {
                views[append.Key] = (view.Values.Add(append.Value), view.IsWhole);
            }
            else if (operation is ReadList { Values: { } values })
            {
                if (!Agrees(values, view.Values, view.IsWhole))
                {
                    var sentence = Sentence(transaction, operation, view);
                    yield return Anomaly.Of(AnomalyKind.Internal, sentence, transaction);
                }

                views[operation.Key] = (values, IsWhole: true);
            }
        }
    }

    static bool Agrees(ImmutableArray<long> values, ImmutableArray<long> view, bool isWhole) => isWhole
        ? values.AsSpan().SequenceEqual(view.AsSpan())
        : values.AsSpan().EndsWith(view.AsSpan());

    static string Sentence(
        ObservedTransaction transaction, MicroOperation read, (ImmutableArray<long> Values, bool IsWhole) view) =>
        $"{transaction.Name} did \"{read}\", but by what it had read and appended before it had to find " +
        $"{HistoryText.Of(view.Values)}{(view.IsWhole ? "" : " at the end")}.";

    static IEnumerable<Anomaly> FutureReads(ObservedTransaction transaction)
    {
        var operations = transaction.Operations;
        for (var index = 1; index < operations.Length; index++)
        {
            if (operations[index] is AppendValue append
                && operations.Take(index).Any(earlier => Shows(earlier, append)))
            {
                yield return Anomaly.Of(
                    AnomalyKind.FutureRead,
                    $"{transaction.Name} read {append.Value} in {append.Key} before it appended it.",
                    transaction);
            }
        }
    }

    static bool Shows(MicroOperation operation, AppendValue append) =>
        operation is ReadList { Values: { } values } && operation.Key == append.Key && values.Contains(append.Value);
}
