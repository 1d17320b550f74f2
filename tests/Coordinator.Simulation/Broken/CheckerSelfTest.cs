using Coordinator.Core.Effects;
using Coordinator.Core.Transactions;
using Coordinator.Simulation.Nemesis;
using Coordinator.Simulation.Nemesis.Ambushes;
using Coordinator.Simulation.Without.Commit;
using Coordinator.Simulation.Workloads;
using Coordinator.TestKit.Worlds;

namespace Coordinator.Simulation.Broken;

/// <summary>The coarse mistakes of T21.</summary>
static class CheckerSelfTest
{
    public static IReadOnlyList<BrokenCoordinator> List { get; } =
    [
        Of("no-lock", "T21: intents exclude each other", SmallWorlds.Lists(2), effects => new Exclusion(effects)),
        Of("no-validation", "T21: an item is still what was read when it is prepared",
            SmallWorlds.Lists(1).Ambushed(new AmbushedStep(StepKind.Prepare), new AmbushedStep(StepKind.CommitAtOnce)),
            effects => new Versions(effects)),
        Of("answer-before-durable", "T21: a client is answered when all prepares are in",
            SmallWorlds.Bank(1), effects => new AwaitedPrepares(effects)),
        Of("unknown-is-applied", "T21: a prepare without an answer is none",
            SmallWorlds.Bank(1) with { Faults = SmallWorlds.Faults with { LostRequests = 0.02 } },
            effects => new LostPrepares(effects)),
        NemesisEntry.Of("retry-with-new-id", "T21: an unknown result is asked for again under the same id",
            SmallWorlds.Bank(2) with
            {
                SilencesStores = true,
                Faults = SmallWorlds.Faults with { LostReplies = 0.05, Crashes = 0 },
                Workload = world => Retrying(world, answer => answer.Id),
            },
            sound => sound with { Workload = world => Retrying(world, _ => null) }),
        Of("no-epochs", "T21: writes carry the guard of the epoch",
            SmallWorlds.Lists(1).Changing(), effects => new Guard(effects, _ => true)),
        Of("stale-replica-read", "T21, A6: a strong read looks at guards",
            SmallWorlds.Lists(2).Patient().Changing() with { CutsOffHosts = true },
            effects => new MissingGuards(effects, Guards.OfReads)),
        Of("dropped-cancel", "T21: every clean-up clears what the attempt locked",
            SmallWorlds.Bank(2), effects => new WholeCancels(effects)),
        Of("abort-applied-as-commit", "T21: an aborted attempt changes nothing",
            SmallWorlds.Bank(1), effects => new ClearedIntents(effects)),
    ];

    static BrokenCoordinator Of(
        string name, string drops, NemesisOptions sound, Func<IEffects, IEffects> without) =>
        NemesisEntry.Of(name, drops, sound, options => options with { Decorate = without });

    static BankWorkload Retrying(SimWorld world, Func<TransactionAnswer, Core.Model.TransactionId?> idOf) =>
        new(world, accounts: 3)
        {
            Timeout = TimeSpan.FromMilliseconds(100),
            RunAsync = async (node, request) =>
            {
                var answer = await node.Run(request);
                return answer.Outcome == CommitOutcome.InDoubt
                    ? await node.Run(request with { Id = idOf(answer) })
                    : answer;
            },
        };
}
