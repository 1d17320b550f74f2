using Coordinator.Core.Effects;
using Coordinator.Core.Rows;
using Coordinator.Simulation.Nemesis;
using Coordinator.Simulation.Nemesis.Ambushes;
using Coordinator.Simulation.Spectators;
using Coordinator.Simulation.Without.Events;
using Coordinator.Simulation.Without.Placement;
using Coordinator.Simulation.Workloads;
using Coordinator.TestKit.Worlds;

namespace Coordinator.Simulation.Broken;

/// <summary>Without one of the conditions of event logs.</summary>
static class LogConditions
{
    public static IReadOnlyList<BrokenCoordinator> List { get; } =
    [
        OfLog("hold-back", "ours: a log does not pass attempts in flight in its slot",
            (Logged(1) with
            {
                // What a transaction changed in one slot shows for some time before what it changed in another.
                Faults = RoughNetwork.Faults with { LostRequests = 0.06, Crashes = 0.004 },
                Beat = TimeSpan.FromMilliseconds(60),
            }).Ambushed(
                new AmbushedStep(StepKind.FinishVote) { Scope = AmbushScope.Transaction },
                new AmbushedStep(StepKind.FinishHome) { Scope = AmbushScope.Transaction }),
            (_, store) => new HoldBack(store)),
        NemesisEntry.Of("outbox-deleted", "ours: what is copied to the log leaves the outbox in the same batch",
            Logged(2).Changing(), sound => sound with
            {
                Decorate = effects => new LogWrites(effects, write => write is DeleteRow { Row: OutboxKey }),
            }),
        OfLog("log-read-at-last", "ours: consumers read at the last replica, whose log is a beginning of all others",
            Logged(2).Changing() with { SkewMax = TimeSpan.FromSeconds(1) },
            (world, store) => new LastReplica(world, store)),
        OfLog("log-guard", "0022: consumers look at the guard of the log that they read",
            (Logged(1).Changing() with { SkewMax = TimeSpan.FromSeconds(10) }).Ambushed(
                new AmbushedStep(StepKind.ExtendLog, Provocation.Join, Provocation.DropOther)
                {
                    Scope = AmbushScope.Replica,
                },
                new AmbushedStep(StepKind.ExtendLog, Provocation.DropOther) { Scope = AmbushScope.Replica },
                new AmbushedStep(StepKind.ReadPlacement) { Scope = AmbushScope.Host }),
            (_, store) => new LogGuard(store)),
        NemesisEntry.Of("copied-from-last", "0022: a joining replica is a copy of the last, whose log is the shortest",
            (Logged(2) with
            {
                Slots = 3,
                Faults = SmallWorlds.Faults,
                Moves = true,
                ChangeShare = 0.2,
                Beat = TimeSpan.FromMilliseconds(80),
                SkewMax = TimeSpan.FromSeconds(10),
            }).Ambushed(
                new AmbushedStep(StepKind.ExtendLog, Provocation.Join) { Scope = AmbushScope.Replica },
                new AmbushedStep(StepKind.ExtendLog, Provocation.DropOther, Provocation.Join)),
            sound => sound with { DecorateChanges = (world, store) => new LastSource(world, store) }),
    ];

    /// <summary>Two accounts a slot; with clocks that differ, commit times do not follow each other.</summary>
    static NemesisOptions Logged(int replicas) => new()
    {
        Replicas = replicas,
        Slots = 2,
        Faults = RoughNetwork.Faults,
        Length = TimeSpan.FromSeconds(5),
        Beat = TimeSpan.FromMilliseconds(150),
        Workload = world => new BankWorkload(world, accounts: 4),
        Spectator = world => new LogSpectator(world),
    };

    static BrokenCoordinator OfLog(
        string name, string drops, NemesisOptions sound, Func<SimWorld, IReplicaStore, IReplicaStore> without) =>
        NemesisEntry.Of(name, drops, sound, options => options with { DecorateLog = without });
}
