using Coordinator.Core.Effects;
using Coordinator.Simulation.Nemesis;
using Coordinator.Simulation.Nemesis.Ambushes;
using Coordinator.Simulation.Without.Commit;
using Coordinator.TestKit.Simulation;

namespace Coordinator.Simulation.Broken;

/// <summary>Without one of the necessary conditions of prepare, resolve and finish (commit-model, sections 2 and 5).</summary>
static class CommitConditions
{
    static readonly StepKind[] Aborts = [StepKind.Prepare, StepKind.Refuse, StepKind.TurnToNo, StepKind.AbortHome];
    static readonly StepKind[] Looks = [StepKind.ReadOutcome, StepKind.ReadVote, StepKind.ReadGuard];
    static readonly StepKind[] Finishes = [StepKind.FinishHome, StepKind.FinishVote];

    public static IReadOnlyList<BrokenCoordinator> List { get; } =
    [
        Of("prepare-guard", "i: a prepare carries the guard",
            Changing(2).Ambushed([StepKind.Prepare], Provocation.DropReplica, Provocation.Resolve),
            effects => new Guard(effects, Step.Prepares)),
        Of("direct-guard", "i: a commit in one batch carries the guard",
            Changing(1).Ambushed([StepKind.CommitAtOnce, StepKind.ReadItem], Provocation.Join, Provocation.DropReplica),
            effects => new Guard(effects, Step.CommitsAtOnce)),
        Of("refusal-guard", "ii: the step that turns votes to no carries the guard",
            Changing(2).Ambushed(
                [StepKind.TurnToNo, StepKind.TurnToNo, StepKind.Prepare], Provocation.DropOther, Provocation.Resolve),
            effects => new Guard(effects, Step.TurnsToNo)),
        Of("home-first", "iii: home finishes before the other slots",
            SmallWorlds.Lists(2).Ambushed(Finishes, Provocation.Resolve),
            effects => new SomeBatches(effects, Step.FinishesHome)),
        Of("all-of-home-first", "iii: all home replicas finish before the other slots",
            Changing(2).Ambushed(Finishes, Provocation.DropOther, Provocation.DropReplica),
            effects => new SomeBatches(effects, batch => Step.FinishesHome(batch) && batch.Replica.Store == "s1")),
        Of("no-before-abort", "iv: all replicas of a slot say no before home is aborted",
            Changing(2).Ambushed(
                [StepKind.ReadVote, StepKind.ReadVote, StepKind.Prepare, StepKind.AbortHome],
                Provocation.Resolve, Provocation.DropOther, Provocation.DropReplica),
            effects => new SomeBatches(effects, Step.TurnsToNo)),
        Of("pending-condition", "v: home is aborted only if it is still as it was read",
            SmallWorlds.Lists(2).Ambushed([StepKind.ReadVote, StepKind.AbortHome, .. Finishes], Provocation.Resolve),
            effects => new PendingCondition(effects)),
        Of("finish-guard", "vi: finishing at home carries the guard",
            Changing(1).Ambushed([StepKind.FinishHome], Provocation.Join, Provocation.DropOther, Provocation.DropReplica),
            effects => new Guard(effects, Step.FinishesHome)),
        Of("finish-under-old-map", "vi: a home replica that has finished counts only under its guard",
            Changing(2).Ambushed([StepKind.FinishHome, StepKind.ReadGuard], Provocation.Join, Provocation.DropOther),
            effects => new MissingGuards(effects, Guards.Alone)),
        Of("tombstone", "vii: a deleted item leaves a tombstone",
            SmallWorlds.Tokens(1) with { Faults = SmallWorlds.Faults with { DuplicateWrites = 0.1 } },
            effects => new Tombstone(effects)),
        Of("lasting-refusal", "A1: a refusal stays where no prepare took place",
            SmallWorlds.Lists(2).Ambushed([StepKind.Prepare], Provocation.Resolve),
            effects => new LastingRefusals(effects)),
        Of("kept-intents", "A2: intents stay until home is aborted",
            SmallWorlds.Lists(2).Ambushed([StepKind.ReadVote, StepKind.AbortHome, .. Finishes], Provocation.Resolve),
            effects => new KeptIntents(effects)),
        Of("all-of-home-aborted", "A3: aborted is what all home replicas say",
            Changing(2).Ambushed(
                [StepKind.Prepare, StepKind.AbortHome], Provocation.Resolve, Provocation.DropReplica),
            effects => new AllHomeReplicas(effects)),
        Of("poll-guards", "A4: a poll counts only under the guards of all its replicas",
            Changing(2).Ambushed([StepKind.Prepare, .. Looks], Provocation.DropReplica, Provocation.CutOff),
            effects => new MissingGuards(effects, Guards.OfPolls)),
        NemesisEntry.Of("nonce", "A7: an attempt is of one run of its id",
            SmallWorlds.Lists(1).Ambushed([StepKind.Prepare, StepKind.ReadItem], Provocation.Resolve),
            sound => sound with { Ids = seed => new Nonce(new SimIdSource(seed)) }),
        Of("next-attempt", "A8: the next attempt begins when all home replicas hold the last as aborted",
            Changing(2).Ambushed(Aborts, Provocation.Resolve, Provocation.DropReplica),
            effects => new NextAttempts(effects)),
        NemesisEntry.Of("kept-outcome", "A10: an outcome is kept for the time in which somebody may ask for it",
            SmallWorlds.Lists(1).Ambushed([StepKind.ReadVote, StepKind.AbortHome], Provocation.Resolve) with
            {
                Cleans = true,
            },
            sound => sound with { Timings = timings => timings with { IdempotencyHorizon = TimeSpan.Zero } }),
        Of("mending", "0002: an id that several runs have closed is made lost before it goes on",
            Changing(2).Ambushed([StepKind.AbortHome, StepKind.Prepare], Provocation.DropReplica, Provocation.Resolve),
            effects => new Mending(effects)),
    ];

    static NemesisOptions Changing(int replicas) => SmallWorlds.Lists(replicas) with { Reconfigures = true };

    static BrokenCoordinator Of(
        string name, string drops, NemesisOptions sound, Func<IEffects, IEffects> without) =>
        NemesisEntry.Of(name, drops, sound, options => options with { Decorate = without });
}
