using Coordinator.Core.Placement.Scrubbing;

namespace Coordinator.Functions.Orchestrations.Shards;

/// <summary>What is left of a scrub.</summary>
/// <param name="Report">What was found so far.</param>
/// <param name="Slots">Slots that are still to be looked at in this round.</param>
/// <param name="Again">Slots that this round found busy or silent.</param>
/// <param name="Round">How often slots were gone over.</param>
public sealed record ScrubOrder(ScrubReport Report, List<int> Slots, List<int> Again, int Round);
