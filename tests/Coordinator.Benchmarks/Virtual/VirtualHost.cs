using Coordinator.Benchmarks.Peers;
using Coordinator.Benchmarks.Views;
using Coordinator.Core;
using Coordinator.Core.Model;
using Coordinator.TestKit.Simulation;
using Coordinator.TestKit.Worlds;

namespace Coordinator.Benchmarks.Virtual;

/// <summary>A simulated host on which any of the peers runs.</summary>
sealed class VirtualHost
{
    public VirtualHost(SimWorld world, string name)
    {
        Host = world.NewHost(name);
        var effects = world.EffectsOf(Host, world.LinkOf(Host));
        Context = new ProtocolContext(effects, Host.Time, new HlcClock(Host.Time), Host.Ids, new CoordinatorOptions());
        Records = new CountingRecords(world.RecordsOf(Host));
    }

    /// <summary>The host.</summary>
    public SimHost Host { get; }

    /// <summary>What protocols run on.</summary>
    public ProtocolContext Context { get; }

    /// <summary>Its way to the control store; requests are counted.</summary>
    public CountingRecords Records { get; }

    /// <summary>A peer on this host.</summary>
    public IPeer NewPeer(PeerKind kind) => PeerFactory.Create(kind, Context, Records);
}
