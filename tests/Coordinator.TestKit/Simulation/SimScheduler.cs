using System.Diagnostics;

namespace Coordinator.TestKit.Simulation;

/// <summary>
/// Runs a whole distributed system in one thread, on a virtual clock, so that every run repeats from its seed (as in
/// FoundationDB's simulation and TigerBeetle's VOPR). Continuations that are ready run before the clock moves; the
/// clock jumps from event to event.
/// </summary>
/// <param name="seed">Decides every choice of the run.</param>
/// <param name="isShuffled">
/// Pick at random among what is ready; otherwise in the order of arrival, so that a scripted scenario reads as a story.
/// </param>
public sealed class SimScheduler(int seed, bool isShuffled)
{
    /// <summary>Beyond this many steps something spins.</summary>
    public const int StepsMax = 20_000_000;

    /// <summary>Beyond this many steps at one moment something waits for nothing, again and again.</summary>
    const int StepsAtOnceMax = 200_000;

    static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    readonly PriorityQueue<SimEvent, (long Ticks, long Tie, long Order)> _events = new();
    readonly List<SimEvent> _ready = [];
    readonly Thread _thread = Thread.CurrentThread;
    long _order;
    int _steps;
    int _stepsAtOnce;
    SimulationFailedException? _failure;

    /// <summary>The seed of this run.</summary>
    public int Seed { get; } = seed;

    /// <summary>The one source of randomness.</summary>
    public Random Random { get; } = new(seed);

    /// <summary>The true time; hosts see it with their skew.</summary>
    public DateTimeOffset Now { get; private set; } = Start;

    /// <summary>How long the run has lasted.</summary>
    public TimeSpan Elapsed => Now - Start;

    /// <summary>Whether nothing is left to run.</summary>
    public bool IsIdle => _ready.Count == 0 && _events.Count == 0;

    /// <summary>Runs an action later. With a host it is dropped when that host has crashed by then.</summary>
    public SimEvent Schedule(SimHost? host, TimeSpan delay, Action action)
    {
        var scheduled = new SimEvent(host, action);
        var due = Now + (delay > TimeSpan.Zero ? delay : TimeSpan.Zero);
        _events.Enqueue(scheduled, (due.Ticks, isShuffled ? Random.NextInt64() : 0, _order++));
        return scheduled;
    }

    /// <summary>Runs until the condition holds; fails when nothing is left that could make it hold.</summary>
    public void RunUntil(Func<bool> condition)
    {
        while (!condition())
        {
            if (IsIdle)
                throw new SimulationBrokeDownException(this, "stuck: nothing is left to run");
            Step();
        }
    }

    /// <summary>Runs until a task has ended and returns its result.</summary>
    public T Run<T>(Task<T> task)
    {
        RunUntil(() => task.IsCompleted);
        return task.GetAwaiter().GetResult();
    }

    /// <summary>Runs until a task has ended.</summary>
    public void Run(Task task)
    {
        RunUntil(() => task.IsCompleted);
        task.GetAwaiter().GetResult();
    }

    /// <summary>Runs until nothing is left to run.</summary>
    public void RunUntilIdle()
    {
        while (!IsIdle)
            Step();
    }

    /// <summary>Runs all that happens within a time, and moves the clock to its end.</summary>
    public void RunFor(TimeSpan time)
    {
        var end = Now + time;
        while (_ready.Count > 0 || (_events.TryPeek(out _, out var next) && next.Ticks <= end.Ticks))
            Step();
        Now = end;
    }

    /// <summary>Makes something ready to run now.</summary>
    /// <param name="host">Where.</param>
    /// <param name="action">What.</param>
    /// <param name="subject">Tells what it is, should it come from another thread.</param>
    internal void Post(SimHost host, Action action, object? subject = null)
    {
        if (Thread.CurrentThread != _thread)
            throw new SimulationBrokeDownException(
                this, $"a continuation left the simulation's thread: {(subject as Delegate)?.Target ?? subject}");
        _ready.Add(new SimEvent(host, action));
    }

    /// <summary>Ends the run: something threw.</summary>
    internal void Fail(SimHost host, Exception failure) =>
        _failure ??= new SimulationFailedException(this, $"{host.Name} failed: {failure}", failure);

    void Step()
    {
        if (++_steps > StepsMax)
            throw new SimulationBrokeDownException(this, "it does not come to an end");
        if (++_stepsAtOnce > StepsAtOnceMax)
            throw new SimulationBrokeDownException(this, "time stands still: something waits for nothing");
        var next = _ready.Count > 0 ? TakeReady() : TakeEvent();
        next.Run();
        if (_failure is not null)
            throw _failure;
    }

    SimEvent TakeReady()
    {
        var index = isShuffled ? Random.Next(_ready.Count) : 0;
        var taken = _ready[index];
        _ready.RemoveAt(index);
        return taken;
    }

    SimEvent TakeEvent()
    {
        var found = _events.TryDequeue(out var taken, out var due);
        Debug.Assert(found, "only called when there is an event");
        if (due.Ticks > Now.Ticks)
        {
            Now = new DateTimeOffset(due.Ticks, TimeSpan.Zero);
            _stepsAtOnce = 0;
        }

        return taken!;
    }
}
