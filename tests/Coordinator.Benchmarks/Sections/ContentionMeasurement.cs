using Coordinator.Benchmarks.Loads;
using Coordinator.Benchmarks.Peers;

namespace Coordinator.Benchmarks.Sections;

/// <summary>What transfers between items of unlike popularity came to.</summary>
/// <param name="Kind">Who did them.</param>
/// <param name="Theta">How unlike.</param>
/// <param name="SharePerCent">Of the operations that want the most popular account.</param>
/// <param name="Load">What they came to.</param>
sealed record ContentionMeasurement(PeerKind Kind, double Theta, double SharePerCent, LoadMeasurement Load);
