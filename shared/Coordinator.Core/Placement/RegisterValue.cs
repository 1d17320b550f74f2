namespace Coordinator.Core.Placement;

/// <summary>What the placement register holds.</summary>
/// <param name="Map">The map; null when none was ever written.</param>
/// <param name="Mark">Names this state of the register for a compare-and-set; null with a null map.</param>
/// <param name="Ballot">The ballot under which a majority holds it, to show; null when there is none.</param>
public sealed record RegisterValue(PlacementMap? Map, string? Mark, string? Ballot = null);
