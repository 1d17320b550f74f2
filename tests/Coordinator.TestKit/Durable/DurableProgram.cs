using System.Text.Json;
using Coordinator.TestKit.Simulation;

namespace Coordinator.TestKit.Durable;

/// <summary>
/// An orchestration on a simulated durable engine: results are recorded before the code sees them; a crash forgets
/// everything else; the next life replays the record and runs again, at least once, every effect without a result.
/// </summary>
/// <param name="scheduler">The scheduler of its world.</param>
public abstract class DurableProgram<TResult>(SimScheduler scheduler)
    where TResult : class
{
    static readonly TimeSpan RestartAfter = TimeSpan.FromSeconds(1);

    readonly Queue<string> _inbox = new();
    SimHost? _host;
    ReplaySession<TResult>? _session;
    int _begun;

    /// <summary>Where the host dies.</summary>
    public CrashPoints Crashes { get; set; } = new();

    /// <summary>What is recorded.</summary>
    public List<HistoryEvent> History { get; } = [];

    /// <summary>Whether the engine records something that the code is shown: always, unless it is broken.</summary>
    public Func<HistoryEvent, bool> Records { get; set; } = _ => true;

    /// <summary>Every effect that was asked for.</summary>
    public List<EffectCall> Issued { get; } = [];

    /// <summary>Hosts so far.</summary>
    public int Lives { get; private set; }

    /// <summary>What it came to; null while it runs.</summary>
    public TResult? Final { get; private set; }

    /// <summary>When it was started.</summary>
    protected DateTimeOffset StartedAt { get; } = scheduler.Now;

    /// <summary>Starts it.</summary>
    public void Begin() => Boot();

    /// <summary>Replays the record alone, with no world around it.</summary>
    /// <returns>The result; null when the record does not reach the end.</returns>
    /// <exception cref="NondeterminismException">It asks for something else than before.</exception>
    public TResult? Replay()
    {
        var before = Issued.Count;
        var session = Restore();
        if (Final is not null && session.CallCount != before)
            throw new NondeterminismException($"{before} effects before, {session.CallCount} now");
        return session.Result is { IsCompleted: true } result ? result.Result : null;
    }

    /// <summary>Something from outside; it is kept however often the host dies.</summary>
    protected void Deliver(string signal)
    {
        _inbox.Enqueue(signal);
        if (_host is { IsAlive: true } host)
            scheduler.Schedule(host, TimeSpan.Zero, TakeSignals);
    }

    /// <summary>A new life of the code, started and waiting.</summary>
    protected abstract ReplaySession<TResult> Start();

    /// <summary>A new host.</summary>
    protected abstract SimHost NewHost(string name);

    /// <summary>Carries an effect out.</summary>
    /// <param name="host">Where.</param>
    /// <param name="call">The effect.</param>
    /// <param name="answered">Gets the result as JSON, after it took effect.</param>
    protected abstract void Send(SimHost host, EffectCall call, Action<string> answered);

    /// <summary>How long it takes until a result is recorded.</summary>
    protected virtual TimeSpan NextLatency() => TimeSpan.Zero;

    ReplaySession<TResult> Restore()
    {
        var session = Start();
        foreach (var recorded in History.ToList())
            session.Apply(recorded);
        return session;
    }

    void Boot()
    {
        Lives++;
        _host = NewHost($"host {Lives}");
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
        if (call.Kind == EffectKinds.Delay)
        {
            var due = call.IssuedAt + JsonSerializer.Deserialize<TimeSpan>(call.Input);
            scheduler.Schedule(host, due - scheduler.Now, () => Record(call, "true"));
            return;
        }

        if (!Dies())
            Send(host, call, result => Answered(host, call, result));
    }

    void Answered(SimHost host, EffectCall call, string result)
    {
        if (!host.IsAlive || Dies())
            return;
        scheduler.Schedule(host, NextLatency(), () => Record(call, result));
    }

    void Record(EffectCall call, string result)
    {
        if (_session!.IsOpen(call.Number))
            Record(new HistoryEvent(scheduler.Now, call.Number, result));
    }

    void TakeSignals()
    {
        while (_host is { IsAlive: true } && _inbox.TryDequeue(out var signal))
            Record(new HistoryEvent(scheduler.Now, null, signal));
    }

    void Record(HistoryEvent recorded)
    {
        if (Final is not null)
            return;
        if (Records(recorded))
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
        scheduler.Schedule(null, RestartAfter, Boot);
        return true;
    }
}
