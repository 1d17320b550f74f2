using System.Collections.Immutable;
using Coordinator.TestKit.Simulation;

namespace Coordinator.TestKit.Worlds;

/// <summary>The shape of a simulated deployment.</summary>
public sealed record WorldOptions
{
    /// <summary>Rows in a page of a scan as Azure gives them.</summary>
    public const int FullPage = 1000;

    /// <summary>Decides every choice of the run.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Storage accounts.</summary>
    public int Stores { get; init; } = 3;

    /// <summary>Slots.</summary>
    public int Slots { get; init; } = 8;

    /// <summary>Slots of each shard; with one in each, a script reconfigures a slot alone.</summary>
    public int SlotsPerShard { get; init; } = 1;

    /// <summary>Stores that hold each slot.</summary>
    public int Replicas { get; init; } = 1;

    /// <summary>The same for the first slots each for itself, where they differ.</summary>
    public ImmutableArray<int> ReplicasBySlot { get; init; } = [];

    /// <summary>
    /// Acceptors of the placement register, one or three; 0 for a register that is one thing at one place.
    /// </summary>
    public int Acceptors { get; init; }

    /// <summary>Whether what is ready at one moment runs in random order.</summary>
    public bool IsShuffled { get; init; }

    /// <summary>Rows in a page of a scan, at most; few make every scan many requests.</summary>
    public int PageRowsMax { get; init; } = FullPage;

    /// <summary>How long messages take one way.</summary>
    public ILatency Latency { get; init; } = Simulation.Latency.Fixed;

    /// <summary>Everything at random.</summary>
    public static WorldOptions Random(int seed, int replicas) =>
        new() { Seed = seed, Replicas = replicas, IsShuffled = true, Latency = Simulation.Latency.Ragged };
}
