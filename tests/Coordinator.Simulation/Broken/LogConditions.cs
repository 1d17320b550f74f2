using Coordinator.Core.Effects;
using Coordinator.Core.Rows;
using Coordinator.Simulation.Nemesis;
using Coordinator.Simulation.Nemesis.Ambushes;
using Coordinator.Simulation.Spectators;
using Coordinator.Simulation.Without.Events;
using Coordinator.Simulation.Without.Placement;
using Coordinator.TestKit.Worlds;

namespace Coordinator.Simulation.Broken;

/// <summary>Without one of the conditions of event logs.</summary>
static class LogConditions
{
    public static IReadOnlyList<BrokenCoordinator> List { get; } =
    [
        OfLog("hold-back", "ours: a log does not pass attempts in flight in its slot",
            Logged(1).Ambushed(
                new AmbushedStep(StepKind.FinishVote) { Scope = AmbushScope.Transaction },
                new AmbushedStep(StepKind.FinishHome) { Scope = AmbushScope.Transaction }),
            (_, store) => new HoldBack(store)),
        NemesisEntry.Of("outbox-deleted", "ours: what is copied to the log leaves the outbox in the same batch",
            Logged(2).Changing(), sound => sound with
            {
                Decorate = effects => new LogWrites(effects, write => write is DeleteRow { Row: OutboxKey }),
            }),
        OfLog("log-read-at-last", "ours: consumers read at the last replica, whose log is a beginning of all others",
            Logged(2).Changing().Ambushed(
                new AmbushedStep(StepKind.ExtendLog, Provocation.DropOther) { Scope = AmbushScope.Replica }),
            (world, store) => new LastReplica(world, store)),
        OfLog("log-guard", "ours: consumers look at the guard of the log that they read",
            Logged(2).Changing().Ambushed(
                new AmbushedStep(StepKind.ReadPlacement), new AmbushedStep(StepKind.ExtendLog, Provocation.DropOther)),
            (_, store) => new LogGuard(store)),
        NemesisEntry.Of("log-copied-from-last", "0022: a joining replica gets the log of the last one",
            (Logged(2) with { Moves = true, ChangeShare = 0.2 }).Ambushed(
                new AmbushedStep(StepKind.ExtendLog, Provocation.Join) { Scope = AmbushScope.Replica },
                new AmbushedStep(StepKind.ExtendLog, Provocation.DropOther, Provocation.Join)),
            sound => sound with { DecorateChanges = (world, store) => new LastSource(world, store) }),
    ];

    static NemesisOptions Logged(int replicas) => SmallWorlds.Bank(replicas).Patient() with
    {
        Spectator = world => new LogSpectator(world),
    };

    static BrokenCoordinator OfLog(
        string name, string drops, NemesisOptions sound, Func<SimWorld, IReplicaStore, IReplicaStore> without) =>
        NemesisEntry.Of(name, drops, sound, options => options with { DecorateLog = without });
}
