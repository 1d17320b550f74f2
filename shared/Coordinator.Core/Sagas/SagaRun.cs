using Coordinator.Core.Sagas.Definitions;

namespace Coordinator.Core.Sagas;

/// <summary>
/// A saga from its start to its end. Forward: every step starts as soon as those before it are done. If one fails
/// before the point of no return: no new steps, those under way are awaited, then every effect is undone in reverse
/// order. Past that point nothing is undone; what does not succeed is stuck until an operator speaks.
/// </summary>
public sealed class SagaRun
{
    readonly ISagaEffects _effects;
    readonly SagaLedger _ledger;
    readonly StatusFeed _feed;
    readonly FlowList _flows;
    readonly SagaDirector _director;
    readonly SignalDesk _desk;

    /// <summary>Prepares a saga; nothing happens yet.</summary>
    /// <param name="start">What it is started with.</param>
    /// <param name="definition">The definition in the version that it keeps to.</param>
    /// <param name="effects">The world.</param>
    public SagaRun(SagaStart start, SagaDefinition definition, ISagaEffects effects)
    {
        ArgumentNullException.ThrowIfNull(start);
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(effects);
        Invariant.Require(SagaId.Error(start.Id) is null, "a saga's id was checked before it starts");
        _effects = effects;
        _ledger = new SagaLedger(start, definition, effects);
        _feed = new StatusFeed(_ledger, effects);
        _flows = new FlowList(_ledger, new PhaseCaller(_ledger, _feed, effects), effects);
        var events = new EventBox();
        _director = new SagaDirector(_ledger, _flows, events);
        _desk = new SignalDesk(_ledger, _director, events);
    }

    /// <summary>Runs it to its end; a stuck saga has not ended.</summary>
    /// <returns>The final status, which was shown before.</returns>
    public async Task<SagaStatus> RunAsync()
    {
        _ledger.Note(TimelineKind.SagaStarted);
        _director.Advance();
        _feed.Push();
        var signal = _ledger.Mode == SagaMode.Over ? null : _effects.NextSignalAsync();
        while (_ledger.Mode != SagaMode.Over)
        {
            var first = await Task.WhenAny(Awaited(signal!));
            if (first == signal)
            {
                _desk.Take(await signal);
                signal = _effects.NextSignalAsync();
            }
            else if (_flows.Take(first) is { } flow)
            {
                _director.End(flow, await flow.Task);
            }
            else
            {
                await first;
            }

            _director.Advance();
            _feed.Push();
        }

        await _feed.Pump;
        return _ledger.Snapshot();
    }

    // In one order, the same in every replay.
    IEnumerable<Task> Awaited(Task signal)
    {
        yield return signal;
        foreach (var flow in _flows.Tasks)
            yield return flow;
        if (!_feed.Pump.IsCompletedSuccessfully)
            yield return _feed.Pump;
    }
}
