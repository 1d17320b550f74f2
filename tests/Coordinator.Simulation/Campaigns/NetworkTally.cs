using Coordinator.TestKit.Faults;
using Coordinator.TestKit.Simulation;

namespace Coordinator.Simulation.Campaigns;

/// <summary>What became of the requests of a world.</summary>
static class NetworkTally
{
    /// <summary>Requests, and those that a fault struck, by its kind.</summary>
    public static Tally Of(SimNetwork network)
    {
        var counts = network.Counts;
        return new Tally
        {
            [Figures.Requests] = counts.Requests,
            [Figures.FaultPrefix + "request lost"] = counts.Of(FaultKind.LoseRequest),
            [Figures.FaultPrefix + "answer lost"] = counts.Of(FaultKind.LoseReply),
            [Figures.FaultPrefix + "write late"] = counts.Of(FaultKind.ArriveLate),
            [Figures.FaultPrefix + "write doubled"] = counts.Duplicates,
        };
    }
}
