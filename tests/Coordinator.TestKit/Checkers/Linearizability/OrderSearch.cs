using System.Collections.Immutable;
using Coordinator.TestKit.Checkers.Histories;

namespace Coordinator.TestKit.Checkers.Linearizability;

/// <summary>
/// The search for one object. It takes the first call that can come next, goes back where a return is met whose call
/// has no place yet, and does not go twice to where the same operations are behind it and the object holds the same.
/// </summary>
sealed class OrderSearch<TState, TInput, TOutput>
{
    readonly ISequentialModel<TState, TInput, TOutput> _model;
    readonly ImmutableArray<ObservedOperation<TInput, TOutput>> _operations;
    readonly long _stepsMax;
    readonly CallList _calls;
    readonly PlacedSet _placed;
    readonly HashSet<(PlacedSet Placed, TState State)> _seen = [];
    readonly List<(CallEntry Call, TState Before)> _path = [];
    readonly int _certain;
    TState _state;
    int _certainLeft;
    int _fewestLeft = int.MaxValue;
    long _steps;
    ImmutableArray<PlacedOperation> _longest = [];
    ImmutableArray<PlacedOperation> _left = [];
    string _stuckWith = "";

    public OrderSearch(
        ISequentialModel<TState, TInput, TOutput> model,
        ImmutableArray<ObservedOperation<TInput, TOutput>> operations,
        long stepsMax)
    {
        (_model, _operations, _stepsMax, _state) = (model, operations, stepsMax, model.Initial);
        _calls = CallList.Of(operations);
        _placed = new PlacedSet(operations.Length);
        _certain = _certainLeft = operations.Count(IsCertain);
    }

    public KeyVerdict Run(string key)
    {
        var verdict = Search();
        Note();
        return new KeyVerdict
        {
            Key = key,
            Verdict = verdict,
            CertainCount = _certain,
            Steps = _steps,
            State = _stuckWith,
            Prefix = _longest,
            Left = verdict == LinearizabilityVerdict.Linearizable ? [] : _left,
        };
    }

    /// <summary>
    /// Done when all that is certain has a place: what is unknown and has none never happened. Until then there is a
    /// return in the list, so no walk along it comes to its end.
    /// </summary>
    LinearizabilityVerdict Search()
    {
        if (_certainLeft == 0)
            return LinearizabilityVerdict.Linearizable;
        var entry = _calls.First;
        while (_certainLeft > 0)
        {
            if (++_steps > _stepsMax)
                return LinearizabilityVerdict.Undecided;
            if (!entry.IsReturn)
                entry = TryPlace(entry) ? _calls.First : entry.Next!;
            else if (_path.Count > 0)
                entry = GoBack().Next!;
            else
                return LinearizabilityVerdict.NotLinearizable;
        }

        return LinearizabilityVerdict.Linearizable;
    }

    bool TryPlace(CallEntry call)
    {
        var operation = _operations[call.Place];
        var (isLegal, next) = _model.Step(_state, operation.Input, AnswerOf(operation));
        // What is unknown and changes nothing might as well happen later, or never.
        if (!isLegal || (!IsCertain(operation) && EqualityComparer<TState>.Default.Equals(next, _state)))
            return false;
        _placed.Add(call.Place);
        if (!_seen.Add((_placed.Copy(), next)))
        {
            _placed.Remove(call.Place);
            return false;
        }

        _path.Add((call, _state));
        CallList.Take(call);
        _state = next;
        _certainLeft -= IsCertain(operation) ? 1 : 0;
        return true;
    }

    CallEntry GoBack()
    {
        Note();
        var (call, before) = _path[^1];
        _path.RemoveAt(_path.Count - 1);
        CallList.PutBack(call);
        _placed.Remove(call.Place);
        _state = before;
        _certainLeft += IsCertain(_operations[call.Place]) ? 1 : 0;
        return call;
    }

    /// <summary>Keeps the order as it is for the story, if none was longer.</summary>
    void Note()
    {
        if (_certainLeft >= _fewestLeft)
            return;
        _fewestLeft = _certainLeft;
        var states = _path.Skip(1).Select(step => step.Before).Append(_state);
        _longest = [.. _path.Zip(states, (step, after) => Placed(step.Call, after))];
        _left = [.. _calls.Candidates.Select(call => Placed(call, _state))];
        _stuckWith = Text(_state);
    }

    PlacedOperation Placed(CallEntry call, TState state) =>
        new(_operations[call.Place].Number, _operations[call.Place].ToString(), Text(state));

    static string Text(TState state) => state?.ToString() ?? "nothing";

    static bool IsCertain(ObservedOperation<TInput, TOutput> operation) => operation.Status == CompletionStatus.Ok;

    static Answer<TOutput> AnswerOf(ObservedOperation<TInput, TOutput> operation) =>
        IsCertain(operation) ? new Answer<TOutput>(IsKnown: true, operation.Output) : default;
}
