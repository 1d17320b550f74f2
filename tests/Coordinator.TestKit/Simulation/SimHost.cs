namespace Coordinator.TestKit.Simulation;

/// <summary>
/// One incarnation of a process. After a crash none of its continuations runs again; what it had sent may still
/// arrive. A restart is a new host.
/// </summary>
public sealed class SimHost
{
    readonly SimScheduler _scheduler;

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

    /// <summary>Its clock.</summary>
    public SimTimeProvider Time { get; }

    /// <summary>Its randomness.</summary>
    public SimIdSource Ids { get; }

    /// <summary>Effects that it has begun.</summary>
    public int EffectCount { get; internal set; }

    internal SynchronizationContext Context { get; }

    /// <summary>Ends it at once.</summary>
    public void Crash() => IsAlive = false;

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

    internal void Post(Action action) => _scheduler.Post(this, action);

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
