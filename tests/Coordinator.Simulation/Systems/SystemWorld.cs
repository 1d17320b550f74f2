using Coordinator.Simulation.Systems.Clients;
using Coordinator.Simulation.Systems.Faults;
using Coordinator.Simulation.Systems.Hosts;
using Coordinator.Simulation.Systems.Http;
using Coordinator.Simulation.Systems.Hubs;
using Coordinator.Simulation.Systems.Load;
using Coordinator.Simulation.Systems.Queues;
using Coordinator.Simulation.Systems.Sagas;
using Coordinator.Storage.Queues;
using Coordinator.TestKit.Simulation;
using Coordinator.TestKit.Worlds;

namespace Coordinator.Simulation.Systems;

/// <summary>
/// A simulated deployment with all that the hosts reach: stores, registers and records as every simulated world has
/// them, and queues, a hub of orchestrations, sagas, and a network that clients come over.
/// </summary>
sealed class SystemWorld
{
    readonly List<SystemHost> _hosts = [];

    public SystemWorld(int seed, SystemOptions options)
    {
        Options = options;
        Base = new SimWorld(WorldOptions.Random(seed, options.Replicas) with
        {
            Stores = options.Stores,
            Slots = options.Slots,
            SlotsPerShard = 2,
            Acceptors = 3,
            Latency = options.Latency,
        });
        Faults = new SystemFaults(Base.Scheduler, options.Faults);
        Base.Network.Faults = Faults;
        Base.Network.OnSent = Note;
        Decisions = new DecisionWatch(Base.Network)
        {
            Counts = attempt => !AsyncOverHttp.Runs(attempt.Transaction),
        };
        Resolve = new SimQueue(this, NudgeQueue.Name);
        Follow = new SimQueue(this, LogNudgeQueue.Name);
        Hub = new SimHub(this);
        Traffic = new HttpTraffic(this);
        Phases = new PhaseWatch(this);
    }

    public SystemOptions Options { get; }

    /// <summary>Stores, registers, records, scheduler and network.</summary>
    public SimWorld Base { get; }

    public SimScheduler Scheduler => Base.Scheduler;

    public Random Random => Base.Scheduler.Random;

    public SystemFaults Faults { get; }

    /// <summary>Requests to resolve attempts.</summary>
    public SimQueue Resolve { get; }

    /// <summary>Requests to look after logs.</summary>
    public SimQueue Follow { get; }

    public SimHub Hub { get; }

    public SimSagas Sagas { get; } = new();

    public SimDefinitions Definitions { get; } = new();

    /// <summary>What subscriptions delivered to queues: queue and message.</summary>
    public List<(string Queue, string Message)> Delivered { get; } = [];

    public HttpTraffic Traffic { get; }

    public SystemCounts Counts { get; } = new();

    /// <summary>What clients meet before, during and after a burst.</summary>
    public PhaseWatch Phases { get; }

    /// <summary>Who brings attempts to their end, where one host coordinates them.</summary>
    public DecisionWatch Decisions { get; }

    public Fingerprint Fingerprint { get; } = new();

    /// <summary>What hosts logged that no fault excuses.</summary>
    public List<string> Complaints { get; } = [];

    /// <summary>The processes that run now.</summary>
    public IReadOnlyList<SystemHost> Hosts => _hosts;

    /// <summary>Starts a process.</summary>
    public SystemHost StartHost(string name, TimeSpan skew)
    {
        var host = new SystemHost(this, name, skew);
        _hosts.Add(host);
        host.Sim.OnCrashed = () =>
        {
            _hosts.Remove(host);
            Counts.Crashes++;
            Story(() => $"{name} died");
            Traffic.Reset(host);
        };
        host.Start();
        return host;
    }

    /// <summary>
    /// Ends all processes: what the framework completes when it finalizes what they left is not to come back.
    /// </summary>
    public void Close()
    {
        foreach (var host in _hosts)
        {
            host.Sim.OnCrashed = null;
            host.Sim.Crash();
        }
    }

    /// <summary>One of the processes that run and are not paused; null when there is none.</summary>
    public SystemHost? AnyHost()
    {
        var awake = _hosts.FindAll(host => !host.Sim.IsPaused);
        return awake.Count == 0 ? null : awake[Random.Next(awake.Count)];
    }

    /// <summary>How long a message takes.</summary>
    public TimeSpan NextLatency() => Options.Latency.Next(Random);

    /// <summary>Tells something of the story.</summary>
    public void Story(Func<string> line) => Base.Network.Trace.Add(line);

    /// <summary>A failure that tells the seed and the story.</summary>
    public SimulationFailedException Failure(string problem) =>
        new(Scheduler, $"{problem}\n{Base.Network.Trace}");

    void Note(EffectEvent effect)
    {
        Counts.Requests++;
        Phases.Asked();
        Fingerprint.Add(Scheduler.Now.Ticks);
        Fingerprint.Add(((long)effect.Kind << 32) | (uint)effect.Number);
    }
}
