using Coordinator.Simulation.Nemesis;
using Coordinator.TestKit.Simulation;
using Coordinator.TestKit.Worlds;

namespace Coordinator.Simulation.Tests.Workloads;

/// <summary>Workloads under nemeses that seeds draw, and broken ones, which must be caught.</summary>
static class Drawn
{
    const int BrokenSeeds = 200;

    /// <summary>One run; throws when something is wrong.</summary>
    public static NemesisRun Run(int seed, Func<SimWorld, IWorkload> workload)
    {
        var run = new NemesisRun(seed, NemesisPlan.Draw(seed, workload));
        run.Run();
        return run;
    }

    /// <summary>Some seed must see that something is wrong.</summary>
    public static void RequireCaught(Func<SimWorld, IWorkload> workload, int seeds = BrokenSeeds) =>
        Assert.Contains(Enumerable.Range(1, seeds), seed => IsCaught(seed, workload));

    static bool IsCaught(int seed, Func<SimWorld, IWorkload> workload)
    {
        try
        {
            Run(seed, workload);
            return false;
        }
        catch (SimulationFailedException)
        {
            return true;
        }
    }
}
