using System.Collections.Immutable;
using Coordinator.TestKit.Checkers;
using Coordinator.TestKit.Checkers.Histories;
using Coordinator.TestKit.Checkers.Linearizability;

namespace Coordinator.Core.Tests.Checkers;

/// <summary>
/// Whether some order explains a history of all registers together, by trying all of them: slow, and hard to get wrong.
/// Knows neither the model nor the search that it is held against.
/// </summary>
sealed class RegisterOrders(ImmutableArray<ObservedOperation<RegisterInput, RegisterOutput>> history)
{
    readonly bool[] _isDone = new bool[history.Length];

    public bool Explain() => Explain(ImmutableDictionary<string, string>.Empty);

    bool Explain(ImmutableDictionary<string, string> values)
    {
        if (Enumerable.Range(0, history.Length).All(place => _isDone[place] || !IsCertain(place)))
            return true;
        for (var place = 0; place < history.Length; place++)
        {
            if (_isDone[place] || history[place].Status == CompletionStatus.Fail || !MayBeNext(place))
                continue;
            if (Do(history[place], values) is not { } next)
                continue;
            _isDone[place] = true;
            if (Explain(next))
                return true;
            _isDone[place] = false;
        }

        return false;
    }

    bool IsCertain(int place) => history[place].Status == CompletionStatus.Ok;

    /// <summary>Nothing that ended before it began is still to come.</summary>
    bool MayBeNext(int place) => !history.Where((other, otherPlace) =>
        !_isDone[otherPlace] && IsCertain(otherPlace) && other.CompletedAt < history[place].InvokedAt).Any();

    /// <returns>The values afterwards; null when it would have been answered otherwise.</returns>
    static ImmutableDictionary<string, string>? Do(
        ObservedOperation<RegisterInput, RegisterOutput> operation, ImmutableDictionary<string, string> values)
    {
        var held = values.GetValueOrDefault(operation.Input.Key);
        var isKnown = operation.Status == CompletionStatus.Ok;
        switch (operation.Input)
        {
            case ReadRegister:
                return isKnown && operation.Output!.Value != held ? null : values;
            case WriteRegister write:
                return values.SetItem(write.Key, write.Value!);
            case CompareAndSetRegister set:
                if (isKnown && operation.Output!.IsSet != (set.Expected == held))
                    return null;
                return set.Expected == held ? values.SetItem(set.Key, set.Value!) : values;
            default:
                throw new ArgumentException($"What is {operation}?", nameof(operation));
        }
    }
}
