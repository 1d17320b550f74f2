using System.Collections.Immutable;
using Coordinator.TestKit.Checkers;
using Coordinator.TestKit.Checkers.ListAppend;

namespace Coordinator.Core.Tests.Checkers;

/// <summary>
/// Whether some order explains a history, by trying all of them: slow, and hard to get wrong. Transactions that are
/// unknown may be anywhere in the order or not be there.
/// </summary>
sealed class SerialOrders(ImmutableArray<ObservedTransaction> history, bool isStrict)
{
    readonly Dictionary<string, ImmutableArray<long>> _lists = [];
    readonly bool[] _isDone = new bool[history.Length];

    public bool Explain()
    {
        if (Enumerable.Range(0, history.Length).All(IsDone))
            return true;
        for (var place = 0; place < history.Length; place++)
        {
            if (!_isDone[place] && history[place].Status != CompletionStatus.Fail && MayBeNext(place) && Try(place))
                return true;
        }

        return false;
    }

    bool IsDone(int place) => _isDone[place] || history[place].Status != CompletionStatus.Ok;

    /// <summary>Strictly: nothing that ended before it began is still to come.</summary>
    bool MayBeNext(int place) => !isStrict || !history.Where((other, otherPlace) => !_isDone[otherPlace]
        && other.Status == CompletionStatus.Ok && other.CompletedAt < history[place].InvokedAt).Any();

    bool Try(int place)
    {
        var before = _lists.ToArray();
        _isDone[place] = true;
        if (history[place].Operations.All(Do) && Explain())
            return true;
        _isDone[place] = false;
        _lists.Clear();
        foreach (var (key, list) in before)
            _lists[key] = list;
        return false;
    }

    bool Do(MicroOperation operation)
    {
        var list = _lists.GetValueOrDefault(operation.Key, []);
        if (operation is AppendValue append)
            _lists[append.Key] = list.Add(append.Value);
        return operation is not ReadList { Values: { } values } || values.AsSpan().SequenceEqual(list.AsSpan());
    }
}
