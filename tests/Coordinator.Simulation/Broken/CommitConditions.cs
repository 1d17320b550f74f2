using Coordinator.Core.Effects;
using Coordinator.Core.Rows;
using Coordinator.Core.Transactions;
using Coordinator.Simulation.Nemesis;
using Coordinator.Simulation.Nemesis.Ambushes;
using Coordinator.Simulation.Without.Commit;
using Coordinator.Simulation.Workloads;
using Coordinator.TestKit.Simulation;
using Coordinator.TestKit.Worlds;
using static Coordinator.Simulation.Nemesis.Ambushes.Provocation;
using static Coordinator.Simulation.Nemesis.Ambushes.StepKind;

namespace Coordinator.Simulation.Broken;

/// <summary>
/// Without one of the necessary conditions of prepare, resolve and finish (commit-model, sections 2 and 5).
/// </summary>
static class CommitConditions
{
    public static IReadOnlyList<BrokenCoordinator> List { get; } =
    [
        Of("prepare-guard", "i: a prepare carries the guard",
            Lists(2).Changing().Ambushed(new AmbushedStep(Prepare, Resolve, DropReplica)),
            effects => new Guard(effects, Step.Prepares)),
        Of("direct-guard", "i: a commit in one batch carries the guard",
            Lists(1).Changing().Ambushed(new AmbushedStep(CommitAtOnce, Join), new AmbushedStep(ReadItem, Join)),
            effects => new Guard(effects, Step.CommitsAtOnce)),
        Of("refusal-guard", "ii: the step that turns votes to no carries the guard",
            Lists(2).Changing().Calm().Ambushed(
                new AmbushedStep(Prepare, Resolve) { Scope = AmbushScope.HostAtReplica },
                new AmbushedStep(TurnToNo, DropOther) { Scope = AmbushScope.HostAtReplica, IsOfHeld = true },
                new AmbushedStep(FinishHome)
                {
                    Scope = AmbushScope.Transaction,
                    IsOfHeld = true,
                    Until = AbortHome,
                }),
            effects => new Guard(effects, Step.TurnsToNo)),
        Of("home-first", "iii: home finishes before the other slots",
            Lists(2).Ambushed(new AmbushedStep(FinishVote, Resolve)),
            effects => new SomeBatches(effects, Step.FinishesHome)),
        Of("all-of-home-first", "iii: all home replicas finish before the other slots",
            Lists(2).Changing().Ambushed(new AmbushedStep(FinishHome, DropOther), new AmbushedStep(FinishVote)),
            effects => new SomeBatches(effects, batch => Step.FinishesHome(batch) && batch.Replica.Store == "s1")),
        Of("no-before-abort", "iv: all replicas of a slot say no before home is aborted",
            Lists(2).Changing().Calm().Ambushed(
                new AmbushedStep(Prepare, Resolve, DropReplica) { Scope = AmbushScope.HostAtReplica },
                new AmbushedStep(AbortHome) { Scope = AmbushScope.Transaction, IsOfHeld = true },
                new AmbushedStep(ReadVote) { Scope = AmbushScope.HostAtReplica, IsOfHeld = true, Until = AbortHome },
                new AmbushedStep(Clean) { Scope = AmbushScope.Transaction, IsOfHeld = true }),
            effects => new SomeBatches(effects, Step.TurnsToNo)),
        Of("pending-condition", "v: home is aborted only if it is still as it was read",
            Lists(2).Ambushed(new AmbushedStep(ReadVote), new AmbushedStep(AbortHome), new AmbushedStep(FinishHome)),
            effects => new PendingCondition(effects)),
        Of("finish-guard", "vi: finishing at home carries the guard",
            Lists(1).Changing().Calm().Ambushed(
                new AmbushedStep(FinishHome, Join, DropOther) { Scope = AmbushScope.Request },
                new AmbushedStep(FinishHome, Join, DropOther)),
            effects => new Guard(effects, Step.FinishesHome)),
        Of("finish-under-old-map", "vi: a home replica that has finished counts only under its guard",
            Lists(1).Changing().Calm().Ambushed(
                new AmbushedStep(FinishHome, Join, Resolve, Resolve) { Scope = AmbushScope.Host },
                new AmbushedStep(FinishHome, DropOther) { Scope = AmbushScope.Replica, IsOfHeld = true }),
            effects => new FinishedHome(effects)),
        Of("tombstone", "vii: a deleted item leaves a tombstone",
            SmallWorlds.Tokens(1) with { Faults = SmallWorlds.Faults with { DuplicateWrites = 0.1 } },
            effects => new Tombstone(effects)),
        Of("lasting-refusal", "A1: a refusal stays where no prepare took place",
            Lists(2).Ambushed(new AmbushedStep(Prepare, Resolve)),
            effects => new LastingRefusals(effects)),
        Of("kept-intents", "A2: intents stay until home is aborted",
            Lists(2).Calm().Ambushed(
                new AmbushedStep(FinishHome, Resolve) { Scope = AmbushScope.Transaction },
                new AmbushedStep(ReadVote) { Scope = AmbushScope.HostAtReplica, IsOfHeld = true, Until = FinishVote },
                new AmbushedStep(FinishVote) { Scope = AmbushScope.Replica, IsOfHeld = true }),
            effects => new KeptIntents(effects)),
        Of("all-of-home-aborted", "A3: aborted is what all home replicas say",
            Lists(2).Changing().Patient().Ambushed(
                new AmbushedStep(Prepare, Resolve, DropReplica), new AmbushedStep(AbortHome) { IsOfHeld = true }),
            effects => new AllHomeReplicas(effects)),
        Of("poll-guards", "A4: a poll counts only under the guards of all its replicas",
            Lists(2).Changing().Calm().Ambushed(
                new AmbushedStep(Prepare, DropReplica, Resolve) { Scope = AmbushScope.HostAtReplica },
                new AmbushedStep(ReadPlacement),
                new AmbushedStep(FinishHome) { Scope = AmbushScope.Transaction, IsOfHeld = true }),
            effects => new MissingGuards(effects, Guards.OfPolls)),
        NemesisEntry.Of("nonce", "A7, CE8: an attempt is of one run of its id",
            (Lists(1) with { Workload = Doubled }).Calm().Ambushed(
                new AmbushedStep(ReadItem) { Scope = AmbushScope.Request },
                new AmbushedStep(Prepare) { Scope = AmbushScope.HostAtReplica }),
            sound => sound with { Ids = seed => new Nonce(new SimIdSource(seed)) }),
        Of("next-attempt", "A8, CE9: the next attempt begins when all home replicas hold the last as aborted",
            (Lists(2) with { Workload = Doubled }).Changing().Patient().Ambushed(
                new AmbushedStep(Prepare, Resolve, DropReplica),
                new AmbushedStep(AbortHome) { IsOfHeld = true },
                new AmbushedStep(Clean) { IsOfHeld = true }),
            effects => new NextAttempts(effects)),
        NemesisEntry.Of("kept-outcome", "A10: an outcome is kept for the time in which somebody may ask for it",
            Lists(1).Ambushed(new AmbushedStep(ReadVote), new AmbushedStep(AbortHome)) with { Cleans = true },
            sound => sound with { Timings = timings => timings with { IdempotencyHorizon = TimeSpan.Zero } }),
        Of("mending", "0002: an id that several runs have closed is made lost before it goes on",
            (SmallWorlds.Bank(2) with { Workload = Poor }).Changing().Calm().Ambushed(
                new AmbushedStep(AbortHome, DropReplica) { Scope = AmbushScope.Request },
                new AmbushedStep(Prepare) { Scope = AmbushScope.Transaction, IsOfHeld = true }),
            effects => new Mending(effects)),
    ];

    static NemesisOptions Lists(int replicas) => SmallWorlds.Lists(replicas);

    static BrokenCoordinator Of(
        string name, string drops, NemesisOptions sound, Func<IEffects, IEffects> without) =>
        NemesisEntry.Of(name, drops, sound, options => options with { Decorate = without });

    /// <summary>Every transaction is called twice at once under its id.</summary>
    static ListAppendWorkload Doubled(SimWorld world) => new(world, keyCount: 3) { IdsOfTwo = 2, DoubledOfFour = 4 };

    /// <summary>
    /// Money runs short, and transfers are called again and again, so that many fail by one call and not by another.
    /// </summary>
    static BankWorkload Poor(SimWorld world) => new(world, accounts: 2) { AmountMax = 120, RunAsync = InsistAsync };

    static async Task<TransactionAnswer> InsistAsync(SimNode node, TransactionRequest request)
    {
        if (request.Id is null)
            return await node.Run(request);
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(async number =>
        {
            await Task.Delay(TimeSpan.FromMilliseconds(40 * number), node.Host.Time);
            return await node.Run(request);
        }));
        return Array.Find(answers, IsClosed) ?? answers.MinBy(answer => answer.Outcome == CommitOutcome.Aborted)!;
    }

    static bool IsClosed(TransactionAnswer answer) =>
        answer is { Outcome: CommitOutcome.Aborted, Cause: not AbortCause.Conflict };
}
