using Coordinator.TestKit.Faults;
using Coordinator.TestKit.Simulation;

namespace Coordinator.Simulation.Campaigns;

/// <summary>What became of the requests of a world.</summary>
static class NetworkTally
{
    /// <summary>Requests, and those that a fault struck, by its kind.</summary>
    /// <param name="network">The network.</param>
    /// <param name="struckBySpells">How many of those that were lost a spell struck; it counts as one fault.</param>
    public static Tally Of(SimNetwork network, long struckBySpells = 0)
    {
        var counts = network.Counts;
        return new Tally
        {
            [Figures.Requests] = counts.Requests,
            [Figures.RequestsLost] = counts.Of(FaultKind.LoseRequest) - struckBySpells,
            [Figures.AnswersLost] = counts.Of(FaultKind.LoseReply),
            [Figures.WritesLate] = counts.Of(FaultKind.ArriveLate),
            [Figures.WritesDoubled] = counts.Duplicates,
            [Figures.StruckBySpells] = struckBySpells,
        };
    }
}
