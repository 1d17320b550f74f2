using Coordinator.Simulation.Durable;
using Coordinator.Simulation.Locks;
using Coordinator.Simulation.Nemesis;
using Coordinator.Simulation.Registers;
using Coordinator.Simulation.Sagas;
using Coordinator.Simulation.Spectators;
using Coordinator.Simulation.Subscriptions;
using Coordinator.Simulation.Systems;
using Coordinator.Simulation.Views;
using Coordinator.Simulation.Workloads;
using Coordinator.TestKit.Faults;
using Coordinator.TestKit.Worlds;

namespace Coordinator.Simulation.Campaigns;

/// <summary>The campaigns that there are.</summary>
static class AllCampaigns
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<Campaign> List { get; } =
    [
        new("system", "whole hosts, asked over HTTP: lists, checkouts with a view, sagas, async transactions", seed =>
            SystemTally.Of(new SystemRun(seed, SystemPlan.Draw(seed)).Run().Counts)) { Share = 0.1 },
        Of("lists", "lists are appended to and read in every way; all of it is strictly serializable",
            world => new ListAppendWorkload(world)),
        Of("transfers", "money moves between accounts; sums stay, and no answer is taken back",
            world => new BankWorkload(world)),
        Of("tokens", "items are deleted here and inserted there; each token is in one place",
            world => new TokenWorkload(world)),
        Of("counters", "counters go up under ids that are asked again; each increment counts once or not at all",
            world => new CounterWorkload(world)),
        Of("registers", "items are read, written, compared and set; each is linearizable",
            world => new RegisterWorkload(world)),
        Of("groups", "keys are written alone and read in groups; reads agree on the order, which is that of time",
            world => new GroupWorkload(world)),
        new("economy", "one unit moves at a time, from higher keys to lower; the anomaly score of YCSB+T is 0", seed =>
            Run(seed, NemesisPlan.Draw(seed, world => new EconomyWorkload(world)) with { Clients = 16 })),
        new("hot-keys", "50 clients write the same two items; everybody comes through within a minute", seed =>
            Run(seed, HotKeys(seed))) { Share = 0.5 },
        new("bank-views", "a view follows transfers through outboxes and logs; it shows what the accounts are", seed =>
            Run(seed, NemesisPlan.Draw(seed, world => new BankWorkload(world)) with
            {
                Spectator = world => new BankViewSpectator(world),
            })) { Share = 0.5 },
        new("views", "hosts project the same slots; the view is what the items say, and what a rebuild makes", seed =>
        {
            var run = new ViewNemesis(seed);
            run.Run();
            return run.Tally();
        }),
        new("catalogs", "hosts change one view; no generation is used twice, lost, or comes back", seed =>
        {
            var run = new CatalogNemesis(seed);
            run.Run();
            return run.Tally();
        }),
        new("subscriptions", "hosts deliver events; every one arrives, in order", seed =>
        {
            var run = new SubscriptionNemesis(seed);
            run.Run();
            return run.Tally();
        }) { Share = 0.25 },
        new("locks", "owners fight for a lock; a token is given once, and a stale owner's writes are refused", seed =>
        {
            var run = new LockNemesis(seed, isFenced: true);
            run.RequireKept();
            return run.Tally();
        }),
        new("consensus", "clients set one register in 1 or 3 stores; they see one register", seed =>
        {
            var run = new RegisterNemesis(seed, acceptors: new Random(~seed).Next(2) == 0 ? 1 : 3);
            run.RequireOneRegister();
            return run.Tally();
        }),
        new("durable", "durable transfers on dying hosts; each ends, once, and its replay does the same", seed =>
        {
            var run = new DurableNemesis(seed, replicas: new Random(~seed).Next(1, 4));
            run.Run();
            return run.Tally();
        }),
        new("sagas", "random sagas on dying hosts; all of one happens, or nothing of it is left", seed =>
        {
            var run = new SagaNemesis(seed);
            run.Run();
            return run.Tally();
        }),
    ];

    /// <summary>A workload under a nemesis that is drawn from the seed.</summary>
    static Campaign Of(string name, string description, Func<SimWorld, IWorkload> workload) =>
        new(name, description, seed => Run(seed, NemesisPlan.Draw(seed, workload)));

    /// <summary>Few faults, so that only others are in anybody's way.</summary>
    static NemesisOptions HotKeys(int seed) => new()
    {
        Workload = world => new HotKeysWorkload(world),
        Replicas = new Random(~seed).Next(1, 4),
        Clients = 50,
        ThinkMax = TimeSpan.FromSeconds(2),
        Length = TimeSpan.FromSeconds(5),
        Faults = new FaultRates { LostReplies = 0.001, Crashes = 0.0001 },
    };

    static Tally Run(int seed, NemesisOptions options)
    {
        var run = new NemesisRun(seed, options);
        run.Run();
        return run.Tally();
    }
}
