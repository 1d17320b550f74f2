namespace Coordinator.TestKit.Simulation;

/// <summary>
/// One incarnation of a process. After a crash none of its continuations runs again; what it had sent may still
/// arrive. A restart is a new host.
/// </summary>
public sealed class SimHost
{
    readonly SimScheduler _scheduler;
    readonly Queue<SimEvent> _deferred = new();

    public SimHost(SimScheduler scheduler, string name, TimeSpan skew = default)
    {
        _scheduler = scheduler;
        Name = name;
        Context = new SimContext(this);
        Time = new SimTimeProvider(scheduler, this) { Skew = skew };
        Ids = new SimIdSource(scheduler.Random.Next());
    }

    /// <summary>Its name in traces.</summary>
    public string Name { get; }

    /// <summary>Whether it still runs.</summary>
    public bool IsAlive { get; private set; } = true;

    /// <summary>Whether it does nothing for now, although it lives; its clock goes on.</summary>
    public bool IsPaused { get; private set; }

    /// <summary>Hears of its crash.</summary>
    public Action? OnCrashed { get; set; }

    /// <summary>Its clock.</summary>
    public SimTimeProvider Time { get; }

    /// <summary>Its randomness.</summary>
    public SimIdSource Ids { get; }

    /// <summary>Effects that it has begun.</summary>
    public int EffectCount { get; internal set; }

    internal SynchronizationContext Context { get; }

    /// <summary>Ends it at once.</summary>
    public void Crash()
    {
        if (!IsAlive)
            return;
        IsAlive = false;
        _deferred.Clear();
        OnCrashed?.Invoke();
    }

    /// <summary>Stops it for a time, as a virtual machine that is moved: what comes meanwhile waits.</summary>
    public void Pause(TimeSpan time)
    {
        if (IsPaused)
            return;
        IsPaused = true;
        _scheduler.Schedule(null, time, Resume);
    }

    /// <summary>Starts work on it; a failure of the work fails the simulation.</summary>
    /// <returns>Ends with the work; never when the host crashes first.</returns>
    public Task<T> Start<T>(Func<Task<T>> work)
    {
        var done = new TaskCompletionSource<T>();
        Post(() => _ = RunAsync(work, done));
        return done.Task;
    }

    /// <summary>Starts work on it; a failure of the work fails the simulation.</summary>
    /// <returns>Ends with the work; never when the host crashes first.</returns>
    public Task Start(Func<Task> work) =>
        Start(async () =>
        {
            await work();
            return true;
        });

    public override string ToString() => Name;

    internal EffectEvent Next(EffectKind kind) => new() { Host = this, Number = EffectCount++, Kind = kind };

    internal void Post(Action action, object? subject = null) => _scheduler.Post(this, action, subject);

    internal void Defer(SimEvent waiting) => _deferred.Enqueue(waiting);

    void Resume()
    {
        IsPaused = false;
        while (_deferred.TryDequeue(out var waiting))
            _scheduler.Schedule(null, TimeSpan.Zero, waiting.Run);
    }

    async Task RunAsync<T>(Func<Task<T>> work, TaskCompletionSource<T> done)
    {
        try
        {
            done.SetResult(await work());
        }
        catch (Exception failure)
        {
            _scheduler.Fail(this, failure);
            throw;
        }
    }
}
