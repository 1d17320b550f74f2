using Coordinator.Benchmarks.Loads;
using Coordinator.Benchmarks.Peers;

namespace Coordinator.Benchmarks.Sections;

/// <summary>What operations over so many slots came to.</summary>
/// <param name="Kind">Who did them.</param>
/// <param name="Replicas">R.</param>
/// <param name="Slots">Slots of each.</param>
/// <param name="Load">What they came to.</param>
sealed record SlotMeasurement(PeerKind Kind, int Replicas, int Slots, LoadMeasurement Load);
