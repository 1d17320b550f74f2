using Coordinator.Simulation.Systems.Clients;
using Coordinator.Simulation.Systems.Load;

namespace Coordinator.Simulation.Systems;

/// <summary>What a run came to.</summary>
/// <param name="Counts">What was counted.</param>
/// <param name="Fingerprint">The same for every run of the seed with the same options.</param>
/// <param name="Phases">What clients met before, during and after a burst.</param>
/// <param name="HotSlot">What clients of a hot slot and the others met; null when there were none.</param>
sealed record SystemReport(SystemCounts Counts, string Fingerprint, PhaseWatch Phases, HotSlotOverHttp? HotSlot);
