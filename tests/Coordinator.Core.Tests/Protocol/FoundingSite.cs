using System.Collections.Immutable;
using Coordinator.Core.Effects;
using Coordinator.Core.Model;
using Coordinator.Core.Placement;
using Coordinator.Core.Placement.Changes;
using Coordinator.Core.Rows;
using Coordinator.TestKit.Faults;
using Coordinator.TestKit.Simulation;
using Coordinator.TestKit.Stores;
using Coordinator.TestKit.Worlds;

namespace Coordinator.Core.Tests.Protocol;

/// <summary>A deployment that is not founded yet: two shards of two slots each, two replicas.</summary>
sealed class FoundingSite
{
    static readonly ImmutableArray<string> StoreNames = ["s0", "s1", "s2"];
    SimHost _host;

    public FoundingSite()
    {
        Scheduler = new SimScheduler(seed: 1, isShuffled: false);
        Network = new SimNetwork(Scheduler, Latency.Fixed);
        _host = new SimHost(Scheduler, "first");
    }

    public SimScheduler Scheduler { get; }

    public SimNetwork Network { get; }

    public SimulatedStore Store { get; } = new();

    public SimRegister Register { get; } = new();

    public PlacementMap Wanted { get; } = PlacementFounder.Layout(4, 2, 2, StoreNames);

    public ImmutableArray<Replica> Replicas => [.. Wanted.Slots.SelectMany(slot => Wanted.Of(slot).InSync)];

    SimLink Link => new(_host, Network, Store, Register);

    public CrashAt CrashAt(int k, bool isAfter)
    {
        var crash = new CrashAt(_host, k, isAfter);
        Network.Faults = crash;
        return crash;
    }

    public void Restart()
    {
        Network.Faults = new NoFaults();
        _host = new SimHost(Scheduler, "next");
    }

    public Task<PlacementMap?> Found() => _host.Start(() => new PlacementFounder(Link, Link).FoundAsync(Wanted));

    public Task<bool> Bump() => _host.Start(async () =>
        (await new Reconfigurer(Link, Link).ChangeAsync(0, new Bump())).Status == ChangeStatus.Done);

    public bool IsOpen(Replica replica, int epoch) =>
        Store.Read(new RowAddress(replica, new GuardKey(new Epoch(epoch)))).Status == ReadStatus.Found;
}
