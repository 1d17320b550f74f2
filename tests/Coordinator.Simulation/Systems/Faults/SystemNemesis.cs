using System.Globalization;
using Coordinator.Core.Placement;
using Coordinator.Simulation.Systems.Clients;
using Coordinator.Simulation.Systems.Http;

namespace Coordinator.Simulation.Systems.Faults;

/// <summary>What befalls hosts, stores and the hub, second by second, until an end.</summary>
sealed class SystemNemesis
{
    static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);
    static readonly TimeSpan SkewMost = TimeSpan.FromSeconds(2);

    readonly SystemWorld _world;
    readonly SystemClient _operator;
    readonly DateTimeOffset _end;
    DateTimeOffset _calmUntil;
    int _started;

    /// <param name="world">The system.</param>
    /// <param name="end">When it stops.</param>
    public SystemNemesis(SystemWorld world, DateTimeOffset end)
    {
        _world = world;
        _end = end;
        _operator = new SystemClient(world, "operator");
        _started = world.Hosts.Count;
        _calmUntil = world.Scheduler.Now + (Beat * 5);
    }

    Random Random => _world.Random;

    /// <summary>Begins.</summary>
    public void Begin() => _world.Scheduler.Schedule(null, Beat, Pulse);

    /// <summary>Makes whole what is broken, so that everything can come to its end.</summary>
    public void End()
    {
        _world.Faults.IsOver = true;
        Replace();
    }

    /// <summary>A skew that a clock may have.</summary>
    public TimeSpan AnySkew() =>
        Has(SystemTroubles.Skews) ? SkewMost * ((2 * Random.NextDouble()) - 1) : TimeSpan.Zero;

    void Pulse()
    {
        if (_world.Faults.IsOver)
            return;
        // Clients that are still at something need somebody to ask.
        _world.Scheduler.Schedule(null, Beat, Pulse);
        Sometimes(0.5, Replace);
        if (_world.Scheduler.Now >= _end)
            return;
        Sometimes(SystemTroubles.Crashes, 0.06, () => _world.AnyHost()?.Sim.Crash());
        Sometimes(SystemTroubles.Pauses, 0.08, PauseHost);
        Sometimes(SystemTroubles.Skews, 0.1, JumpClock);
        Sometimes(SystemTroubles.Bursts, 0.04, Burst);
        Sometimes(SystemTroubles.StoreOutages, 0.15, SilenceStore);
        Sometimes(SystemTroubles.HubOutages, 0.03, SilenceHub);
        Sometimes(SystemTroubles.Operators, 0.25, () => _ = _operator.Sim.Start(OrderAsync));
    }

    void Replace()
    {
        while (_world.Hosts.Count < _world.Options.Hosts)
            _world.StartHost(string.Create(CultureInfo.InvariantCulture, $"host {_started++}"), AnySkew());
    }

    void PauseHost()
    {
        if (_world.AnyHost() is not { } host)
            return;
        _world.Counts.Pauses++;
        _world.Story(() => $"{host.Sim.Name} is paused");
        host.Sim.Pause(TimeSpan.FromSeconds(1 + (10 * Random.NextDouble() * Random.NextDouble())));
    }

    void JumpClock()
    {
        if (_world.AnyHost() is not { } host)
            return;
        _world.Counts.ClockJumps++;
        host.Sim.Time.Skew = AnySkew();
    }

    void Burst()
    {
        _world.Counts.Bursts++;
        _world.Faults.Burst(TimeSpan.FromSeconds(1 + (4 * Random.NextDouble())));
    }

    /// <summary>One store at a time, with time to recover between: more than one is more than is promised.</summary>
    void SilenceStore()
    {
        if (_world.Faults.IsAnyOut || _world.Scheduler.Now < _calmUntil)
            return;
        // A shard that has a single replica left has to wait for it, however long.
        if (_world.Options.FailoverWithin is not null && !_world.Base.Map.Shards.All(IsWhole))
            return;
        var names = _world.Base.StoreNames.ToList();
        var store = names[Random.Next(names.Count)];
        var time = TimeSpan.FromSeconds(Random.Next(3) == 0 ? 2 * Random.NextDouble() : 6 + (12 * Random.NextDouble()));
        _world.Counts.StoreOutages++;
        _world.Story(() => $"{store} is out for {time.TotalSeconds:F1} s");
        _world.Faults.Silence(store, time);
        if (_world.Options.FailoverWithin is { } limit && limit < time)
            _world.Scheduler.Schedule(null, limit, () => RequireGone(store, limit));
        _calmUntil = _world.Scheduler.Now + time + (Beat * 12);
    }

    bool IsWhole(ShardPlacement shard) =>
        shard.Pending is null && shard.InSync.Length >= _world.Options.Replicas;

    void RequireGone(string store, TimeSpan limit)
    {
        // Then the store answers again, and nobody has a reason to drop it.
        if (_world.Faults.IsOver)
            return;
        if (_world.Base.Map.Shards.FirstOrDefault(shard => shard.IsIn(store)) is { } waiting)
            throw _world.Failure($"shard {waiting.Id} still waits for {store} {limit.TotalSeconds} s later (LIVE)");
        _world.Counts.FailoversInTime++;
    }

    void SilenceHub()
    {
        var time = TimeSpan.FromSeconds(10 * Random.NextDouble());
        _world.Counts.HubOutages++;
        _world.Story(() => $"the hub is out for {time.TotalSeconds:F1} s");
        _world.Faults.SilenceHub(time);
    }

    async Task OrderAsync()
    {
        var names = _world.Base.StoreNames.ToList();
        var shard = Random.Next(_world.Options.Slots / 2);
        var first = Random.Next(names.Count);
        var ask = Random.Next(4) switch
        {
            0 => new HttpAsk("POST", "/api/cluster/scrub"),
            1 => new HttpAsk(
                "POST", $"/api/cluster/shards/{shard}/failover", $$"""{"drop":"{{names[first]}}"}"""),
            _ => new HttpAsk("POST", $"/api/cluster/shards/{shard}/move", $$"""{"to":[{{Stores(names, first)}}]}"""),
        };
        var reply = await _operator.AskAsync(ask);
        if (reply.IsGood)
            _world.Counts.OperatorOrders++;
    }

    string Stores(List<string> names, int first) => string.Join(',', Enumerable.Range(first, _world.Options.Replicas)
        .Select(number => $"\"{names[number % names.Count]}\""));

    bool Has(SystemTroubles trouble) => _world.Options.Troubles.HasFlag(trouble);

    void Sometimes(SystemTroubles trouble, double share, Action action)
    {
        if (Has(trouble))
            Sometimes(share, action);
    }

    void Sometimes(double share, Action action)
    {
        if (Random.NextDouble() < share)
            action();
    }
}
