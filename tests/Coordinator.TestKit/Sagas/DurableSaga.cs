using System.Text.Json;
using Coordinator.Core.Sagas;
using Coordinator.Core.Sagas.Definitions;
using Coordinator.TestKit.Simulation;

namespace Coordinator.TestKit.Sagas;

/// <summary>
/// A saga on a simulated durable engine: results are recorded before the saga sees them; a crash forgets everything
/// else; the next life replays the record and runs again, at least once, every effect without a result.
/// </summary>
public sealed class DurableSaga
{
    static readonly TimeSpan RestartAfter = TimeSpan.FromSeconds(1);

    readonly SagaWorld _world;
    readonly SagaStart _start;
    readonly SagaDefinition _definition;
    readonly DateTimeOffset _startedAt;
    readonly Queue<SagaSignal> _inbox = new();
    SimHost? _host;
    ReplaySession? _session;
    int _begun;

    public DurableSaga(SagaWorld world, string definition, string input = "{}", string id = "s-1")
    {
        _world = world;
        _start = new SagaStart(id, "test", 1, input);
        _definition = DefinitionReader.Load(definition);
        _startedAt = world.Scheduler.Now;
    }

    /// <summary>Where the host dies.</summary>
    public CrashPoints Crashes { get; set; } = new();

    /// <summary>What is recorded.</summary>
    public List<HistoryEvent> History { get; } = [];

    /// <summary>Every effect that was asked for.</summary>
    public List<EffectCall> Issued { get; } = [];

    public SagaDefinition Definition => _definition;

    /// <summary>Hosts so far.</summary>
    public int Lives { get; private set; }

    /// <summary>The final status; null while it runs.</summary>
    public SagaStatus? Final { get; private set; }

    /// <summary>Starts it.</summary>
    public void Begin() => Boot();

    /// <summary>Something from outside; it is kept however often the host dies.</summary>
    public void Raise(SagaSignal signal)
    {
        _inbox.Enqueue(signal);
        if (_host is { IsAlive: true } host)
            _world.Scheduler.Schedule(host, TimeSpan.Zero, TakeSignals);
    }

    /// <summary>Replays the record alone, with no world around it.</summary>
    /// <returns>The final status; null when the record does not reach the end.</returns>
    /// <exception cref="NondeterminismException">It asks for something else than before.</exception>
    public SagaStatus? Replay()
    {
        var before = Issued.Count;
        var session = Restore();
        if (Final is not null && session.CallCount != before)
            throw new NondeterminismException($"{before} effects before, {session.CallCount} now");
        return session.Result is { IsCompleted: true } result ? result.Result : null;
    }

    ReplaySession Restore()
    {
        var session = new ReplaySession(Issued, _startedAt);
        session.Begin(effects => new SagaRun(_start, _definition, effects).RunAsync());
        foreach (var recorded in History.ToList())
            session.Apply(recorded);
        return session;
    }

    void Boot()
    {
        Lives++;
        _host = new SimHost(_world.Scheduler, $"host {Lives}");
        _session = Restore();
        _begun = _session.CallCount;
        foreach (var call in _session.OpenCalls.ToList())
            Execute(call);
        if (_host.IsAlive)
            TakeSignals();
        Finish();
    }

    void Execute(EffectCall call)
    {
        if (_host is not { IsAlive: true } host)
            return;
        if (call.Kind == SagaEffectKind.Delay)
        {
            var due = call.IssuedAt + JsonSerializer.Deserialize<TimeSpan>(call.Input);
            _world.Scheduler.Schedule(host, due - _world.Scheduler.Now, () => Record(call, "true"));
            return;
        }

        if (Dies())
            return;
        _world.Send(call, result => Answered(host, call, result));
    }

    void Answered(SimHost host, EffectCall call, string result)
    {
        if (!host.IsAlive || Dies())
            return;
        _world.Scheduler.Schedule(host, _world.NextLatency(), () => Record(call, result));
    }

    void Record(EffectCall call, string result)
    {
        if (_session!.IsOpen(call.Number))
            Record(new HistoryEvent(_world.Scheduler.Now, call.Number, result));
    }

    void TakeSignals()
    {
        while (_host is { IsAlive: true } && _inbox.TryDequeue(out var signal))
            Record(new HistoryEvent(_world.Scheduler.Now, null, JsonSerializer.Serialize(signal)));
    }

    void Record(HistoryEvent recorded)
    {
        if (Final is not null)
            return;
        History.Add(recorded);
        if (Dies())
            return;
        _session!.Apply(recorded);
        var fresh = _session.OpenCalls.Where(call => call.Number >= _begun).ToList();
        _begun = _session.CallCount;
        foreach (var call in fresh)
            Execute(call);
        Finish();
    }

    void Finish()
    {
        if (_host is { IsAlive: true } && _session!.Result is { IsCompleted: true } result)
            Final = result.Result;
    }

    bool Dies()
    {
        if (!Crashes.Strike())
            return false;
        _host!.Crash();
        _world.Scheduler.Schedule(null, RestartAfter, Boot);
        return true;
    }
}
