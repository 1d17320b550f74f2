using Coordinator.Core.Effects;
using Coordinator.Simulation.Nemesis;
using Coordinator.Simulation.Nemesis.Ambushes;
using Coordinator.Simulation.Without.Placement;
using Coordinator.TestKit.Worlds;

namespace Coordinator.Simulation.Broken;

/// <summary>Without one of the conditions of changes of the placement (commit-model, A9 and section 8; 0022).</summary>
static class PlacementConditions
{
    static readonly AmbushedStep[] Changes =
    [
        .. new[] { StepKind.Fence, StepKind.Scan, StepKind.Copy, StepKind.Open, StepKind.SetPlacement }
            .Select(kind => new AmbushedStep(kind)),
    ];

    public static IReadOnlyList<BrokenCoordinator> List { get; } =
    [
        NemesisEntry.Of(
            "fresh-partition-wiped", "A9, CE10: a store joins with a fresh partition, not one with old guards",
            ByHand(2), sound => sound with { JoinSteps = FreshPartition.WipedJoin }),
        NemesisEntry.Of("fresh-partition-old", "A9, V1: a store joins with a fresh partition, not one with old rows",
            ByHand(2), sound => sound with { JoinSteps = FreshPartition.OldJoin }),
        Of("guards-before-rows", "CE15: an old partition loses its guards before its rows",
            Moving(2).Patient().Ambushed(
                new AmbushedStep(StepKind.Prepare, Provocation.Resolve, Provocation.DropReplica, Provocation.Purge)
                {
                    Scope = AmbushScope.Request,
                }),
            (_, store) => new GuardsFirst(store)),
        Of("closed-epochs", "0022: a guard replaces the one before",
            Moving(1).Ambushed(Changes), (_, store) => new ClosedEpochs(store)),
        Of("copy-mark", "section 8: who copies into a replica that another has opened is refused",
            Moving(1).Ambushed(Changes), (_, store) => new CopyMark(store)),
        Of("clean-pass", "0022: a copy opens when a pass finds nothing to write",
            Moving(1).Ambushed(Changes), (_, store) => new CleanPass(store)),
        Of("open-everywhere", "0022: an epoch is active when all its replicas are open",
            Moving(2).Ambushed(Changes), (_, store) => new OpenEverywhere(store)),
    ];

    static NemesisOptions ByHand(int replicas) =>
        SmallWorlds.Lists(replicas).Changing().Ambushed(
            new AmbushedStep(StepKind.Prepare, Provocation.Resolve, Provocation.DropReplica, Provocation.Join));

    static NemesisOptions Moving(int replicas) => SmallWorlds.Lists(replicas) with { Moves = true };

    static BrokenCoordinator Of(
        string name, string drops, NemesisOptions sound, Func<SimWorld, IReplicaStore, IReplicaStore> without) =>
        NemesisEntry.Of(name, drops, sound, options => options with { DecorateChanges = without });
}
