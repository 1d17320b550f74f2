using Coordinator.Benchmarks.Loads;
using Coordinator.Benchmarks.Peers;

namespace Coordinator.Benchmarks.Sections;

/// <summary>What transfers in a deployment of a size came to.</summary>
/// <param name="Place">On Azurite or simulated.</param>
/// <param name="Kind">Who did them.</param>
/// <param name="Size">Items or slots.</param>
/// <param name="Load">What they came to.</param>
sealed record GrowthMeasurement(string Place, PeerKind Kind, int Size, LoadMeasurement Load);
