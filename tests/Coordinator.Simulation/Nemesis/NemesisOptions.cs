using Coordinator.Core;
using Coordinator.Core.Effects;
using Coordinator.Simulation.Nemesis.Ambushes;
using Coordinator.Simulation.Workloads;
using Coordinator.TestKit.Faults;
using Coordinator.TestKit.Worlds;

namespace Coordinator.Simulation.Nemesis;

/// <summary>What a nemesis does.</summary>
sealed record NemesisOptions
{
    public required int Replicas { get; init; }

    /// <summary>What the clients do.</summary>
    public Func<SimWorld, IWorkload> Workload { get; init; } = world => new BankWorkload(world);

    public FaultRates Faults { get; init; } = new();

    /// <summary>Clients, each on a host of its own.</summary>
    public int Clients { get; init; } = 5;

    /// <summary>How long a client thinks before it goes on, at most.</summary>
    public TimeSpan ThinkMax { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>Whether replicas are dropped and join again, step by step, by hand.</summary>
    public bool Reconfigures { get; init; }

    /// <summary>How often at a beat a change of the placement begins that nothing provoked, in [0, 1].</summary>
    public double ChangeShare { get; init; } = 0.7;

    /// <summary>Whether hosts change the placement all the time by the product's own means.</summary>
    public bool Moves { get; init; }

    /// <summary>Acceptors of the placement register, one or three; 0 for a register without consensus.</summary>
    public int Acceptors { get; init; }

    /// <summary>Slots in all: with few, everybody meets everybody.</summary>
    public int Slots { get; init; } = 6;

    /// <summary>
    /// Slots of each shard, of <see cref="Slots"/> in all; by hand only shards of one slot are changed.
    /// </summary>
    public int SlotsPerShard { get; init; } = 1;

    /// <summary>
    /// Whether the placement register is out of reach for one host or another, seconds at a time, so that it acts with
    /// an old map.
    /// </summary>
    public bool CutsOffHosts { get; init; }

    /// <summary>How long it goes on.</summary>
    public TimeSpan Length { get; init; } = TimeSpan.FromSeconds(25);

    /// <summary>How often the nemesis does something; null for as often as clients are patient.</summary>
    public TimeSpan? Beat { get; init; }

    /// <summary>Who looks on beside the clients: hears of every beat, and judges the end.</summary>
    public Func<SimWorld, ISpectator>? Spectator { get; init; }

    /// <summary>Whether the product's own clean-up runs and bumps epochs all the time.</summary>
    public bool Cleans { get; init; }

    /// <summary>Whether stores fall silent for a while.</summary>
    public bool SilencesStores { get; init; }

    /// <summary>Whether a third of all requests fail now and then, for seconds (T42).</summary>
    public bool HasBursts { get; init; }

    /// <summary>Whether clocks jump, within <see cref="SkewMax"/> (T41).</summary>
    public bool JumpsClocks { get; init; }

    /// <summary>Put under every client's host: where a condition is taken out.</summary>
    public Func<IEffects, IEffects> Decorate { get; init; } = effects => effects;

    /// <summary>The same between its event log and the stores.</summary>
    public Func<SimWorld, IReplicaStore, IReplicaStore> DecorateLog { get; init; } = (_, store) => store;

    /// <summary>The same between what changes the placement and the stores.</summary>
    public Func<SimWorld, IReplicaStore, IReplicaStore> DecorateChanges { get; init; } = (_, store) => store;

    /// <summary>The same between scrubs and the stores.</summary>
    public Func<IReplicaStore, IReplicaStore> DecorateScrubs { get; init; } = store => store;

    /// <summary>Which steps of the protocols are held on purpose; null for none.</summary>
    public AmbushOptions? Ambushes { get; init; }

    /// <summary>The ids that a host gives, by a seed; null for random ones.</summary>
    public Func<int, IIdSource>? Ids { get; init; }

    /// <summary>Changes the timings of all hosts.</summary>
    public Func<CoordinatorOptions, CoordinatorOptions> Timings { get; init; } = timings => timings;

    /// <summary>The steps of a join by hand, of a slot and a store; null for those of a correct one.</summary>
    public Func<SimWorld, Reconfiguration, int, string, IEnumerable<bool>>? JoinSteps { get; init; }

    /// <summary>
    /// Whether everybody is impatient: leases end while prepares are still on their way, so that attempts are refused
    /// all the time by several hosts at once.
    /// </summary>
    public bool IsHasty { get; init; }

    /// <summary>Whether snapshots lock their items as soon as one was found changed.</summary>
    public bool LocksSnapshots { get; init; }

    /// <summary>Rows in a page of a scan, at most.</summary>
    public int PageRowsMax { get; init; } = WorldOptions.FullPage;

    /// <summary>How far clocks are off, either way.</summary>
    public TimeSpan SkewMax { get; init; }
}
