using Coordinator.Core.Effects;
using Coordinator.Core.Rows;
using Coordinator.Simulation.Nemesis;
using Coordinator.Simulation.Nemesis.Ambushes;
using Coordinator.Simulation.Without.Commit;

namespace Coordinator.Simulation.Broken;

/// <summary>
/// Without one of the necessary conditions of reads (commit-model, A5, A6, CE5 to CE14; decision 0007).
/// </summary>
static class ReadConditions
{
    public static IReadOnlyList<BrokenCoordinator> List { get; } =
    [
        Of("second-look", "A5, CE5: a reader looks at home once more after the votes",
            SmallWorlds.Lists(2).Calm().Ambushed(
                new AmbushedStep(StepKind.ReadVote) { Scope = AmbushScope.Host, Until = StepKind.FinishVote },
                new AmbushedStep(StepKind.FinishHome)),
            effects => new SecondLook(effects, row => row.Key is OutcomeKey ? 1 : null)),
        Of("guard-of-another", "A6, CE6: a reader asks the guard of another replica too",
            StaleReaders(2), effects => new MissingGuards(effects, Guards.OfOtherReplicas)),
        Of("guard-of-another-of-three", "A6, CE7: so it does of three replicas",
            StaleReaders(3), effects => new MissingGuards(effects, Guards.OfOtherReplicas)),
        Of("own-guard", "F1, CE12: a reader asks the guard of the replica that it reads",
            SmallWorlds.Lists(2).Changing().Calm().Ambushed(
                new AmbushedStep(StepKind.ReadPlacement),
                new AmbushedStep(StepKind.ReadItem, Provocation.DropOther, Provocation.Join, Provocation.DropReplica))
                with { Slots = 2 },
            effects => new MissingGuards(effects, Guards.OfOwnReplica)),
        Of("absence", "v404, CE14: an item that is absent is so only under its guard",
            (SmallWorlds.Lists(2) with { Moves = true }).Patient().Ambushed(
                new AmbushedStep(StepKind.ReadItem, Provocation.DropReplica, Provocation.Purge)
                {
                    Scope = AmbushScope.Request,
                }),
            effects => new MissingGuards(effects, Guards.Alone)),
        Of("snapshot-pass", "S1: a snapshot looks again at open attempts as long as it finds committed ones",
            SmallWorlds.Lists(1).Patient().Ambushed(
                new AmbushedStep(StepKind.ReadOutcome) { Scope = AmbushScope.HostAtReplica },
                new AmbushedStep(StepKind.Prepare) { Scope = AmbushScope.HostAtReplica },
                new AmbushedStep(StepKind.FinishHome)),
            effects => new SecondLook(effects, row => Looks(row, 1))),
        Of("looks", "S2: who meets an attempt looks what became of it",
            SmallWorlds.Lists(1), effects => new Looks(effects)),
    ];

    /// <summary>Hosts that read by old maps, at stores that were dropped.</summary>
    static NemesisOptions StaleReaders(int replicas) => SmallWorlds.Lists(replicas).Patient().Changing().Ambushed(
        new AmbushedStep(StepKind.ReadItem, Provocation.CutOff, Provocation.DropReplica)) with
    {
        CutsOffHosts = true,
    };

    /// <summary>
    /// A look at an open attempt reads its outcome twice (A5) and its votes once; so many looks are real.
    /// </summary>
    static int? Looks(RowAddress row, int real) => row.Key switch
    {
        OutcomeKey => 2 * real,
        VoteKey => real,
        _ => null,
    };

    static BrokenCoordinator Of(
        string name, string drops, NemesisOptions sound, Func<IEffects, IEffects> without) =>
        NemesisEntry.Of(name, drops, sound, options => options with { Decorate = without });
}
