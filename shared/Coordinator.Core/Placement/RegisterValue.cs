namespace Coordinator.Core.Placement;

/// <summary>What the placement register holds.</summary>
/// <param name="Map">The map; null when none was ever written.</param>
/// <param name="Mark">Names this state of the register for a compare-and-set; null with a null map.</param>
public sealed record RegisterValue(PlacementMap? Map, string? Mark)
{
    /// <summary>The ballot under which the map was accepted, for people.</summary>
    public string Ballot { get; init; } = "";
}
