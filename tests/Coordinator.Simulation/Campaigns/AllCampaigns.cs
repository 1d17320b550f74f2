using Coordinator.Simulation.Nemesis;
using Coordinator.Simulation.Workloads;
using Coordinator.TestKit.Worlds;

namespace Coordinator.Simulation.Campaigns;

/// <summary>The campaigns that there are.</summary>
static class AllCampaigns
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<Campaign> List { get; } =
    [
        Of("lists", "lists are appended to and read in every way; all of it is strictly serializable",
            world => new ListAppendWorkload(world)),
        Of("transfers", "money moves between accounts; sums stay, and no answer is taken back",
            world => new BankWorkload(world)),
        Of("tokens", "items are deleted here and inserted there; each token is in one place",
            world => new TokenWorkload(world)),
    ];

    /// <summary>A workload under a nemesis that is drawn from the seed.</summary>
    static Campaign Of(string name, string description, Func<SimWorld, IWorkload> workload) =>
        new(name, description, seed =>
        {
            var run = new NemesisRun(seed, NemesisPlan.Draw(seed, workload));
            run.Run();
            return run.Tally();
        });
}
