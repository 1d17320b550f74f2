using System.Collections.Immutable;
using Coordinator.Core.Events;
using Coordinator.Core.Model;

namespace Coordinator.TestKit.Events;

/// <summary>
/// What led to what, as far as logs tell: who wrote a version of an item knew of whoever wrote the one before. Tells
/// whether a slot shows an effect before its cause.
/// </summary>
public sealed class CausalOrder
{
    readonly Dictionary<TransactionId, HashSet<TransactionId>> _causes = [];

    /// <summary>The order that the logs of all slots tell of.</summary>
    public CausalOrder(IEnumerable<ImmutableArray<LogEvent>> logs)
    {
        foreach (var item in logs.SelectMany(log => log)
            .SelectMany(one => one.Changes.Select(change => (change.Item, one.Transaction))).GroupBy(pair => pair.Item))
        {
            foreach (var (before, after) in item.Zip(item.Skip(1)))
                CausesOf(after.Transaction).Add(before.Transaction);
        }
    }

    /// <summary>An effect that a log shows before its cause; null when there is none.</summary>
    public (TransactionId Effect, TransactionId Cause)? Inversion(ImmutableArray<LogEvent> log)
    {
        var places = log.Select((one, place) => (one.Transaction, place))
            .ToDictionary(pair => pair.Transaction, pair => pair.place);
        foreach (var one in log)
        {
            foreach (var cause in AllCausesOf(one.Transaction))
            {
                if (places.TryGetValue(cause, out var place) && place > places[one.Transaction])
                    return (one.Transaction, cause);
            }
        }

        return null;
    }

    HashSet<TransactionId> AllCausesOf(TransactionId effect)
    {
        var found = new HashSet<TransactionId>();
        var open = new Stack<TransactionId>([effect]);
        while (open.TryPop(out var next))
        {
            foreach (var cause in CausesOf(next).Where(found.Add))
                open.Push(cause);
        }

        return found;
    }

    HashSet<TransactionId> CausesOf(TransactionId effect) =>
        _causes.TryGetValue(effect, out var causes) ? causes : _causes[effect] = [];
}
