using System.Collections.Immutable;

namespace Coordinator.TestKit.Checkers.ListAppend;

/// <summary>
/// Judges a history of transactions that append unique values to lists and read them (Elle, Kingsbury and Alvaro,
/// VLDB 2020). Since a read shows the whole past of a list, the order of its versions is known, and with it which
/// transaction must come before which; a cycle is a proof that no order explains the history.
/// </summary>
public static class ListAppendChecker
{
    /// <summary>Everything in a history that a model forbids. Takes time about in proportion to the history.</summary>
    public static CheckResult Check(ImmutableArray<ObservedTransaction> history, ConsistencyModel model)
    {
        var faults = HistoryForm.Faults(history).ToImmutableArray();
        if (!faults.IsEmpty)
            return new CheckResult(model, faults);
        var index = new HistoryIndex(history);
        var found = InternalCheck.Find(history)
            .Concat(index.Keys.SelectMany(key => Anomalies(index, key)))
            .Concat(new CycleSearch(history, Graph(index, model)).Find(model));
        return new CheckResult(
            model, [.. found.Where(anomaly => AnomalyNames.IsForbiddenBy(model, anomaly.Kind))]);
    }

    static IEnumerable<Anomaly> Anomalies(HistoryIndex index, KeyHistory key) =>
        new ReadCheck(index, key).Find()
            .Concat(new OrderCheck(index, key).Find())
            .Concat(new LostUpdateCheck(index, key).Find());

    static DependencyGraph Graph(HistoryIndex index, ConsistencyModel model)
    {
        var found = new List<Dependency>();
        foreach (var key in index.Keys)
            new DataDependencies(key, found).Find();
        if (model == ConsistencyModel.StrictSerializable)
        {
            ProcessOrder.Find(index.Transactions, found);
            new RealtimeOrder(index.Transactions, found).Find();
        }

        return new DependencyGraph(index.Transactions.Length, found);
    }
}
