using Coordinator.Benchmarks.Peers;

namespace Coordinator.Benchmarks.Sections;

/// <summary>What runs of the closed economy came to, all seeds together.</summary>
/// <param name="Kind">Who moved the money.</param>
/// <param name="HasFaults">Whether requests got lost and hosts died.</param>
/// <param name="Runs">Seeds.</param>
/// <param name="Operations">Transfers whose clients were told that they took effect.</param>
/// <param name="Deaths">Hosts that died.</param>
/// <param name="Missing">Money that was there at first and not in the end, or the other way round.</param>
/// <param name="Score">The anomaly score: the mean over the seeds of missing money for each operation.</param>
sealed record EconomyMeasurement(
    PeerKind Kind, bool HasFaults, int Runs, long Operations, int Deaths, long Missing, double Score);
