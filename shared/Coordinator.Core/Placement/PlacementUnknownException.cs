namespace Coordinator.Core.Placement;

/// <summary>
/// This host has not learned yet where slots live: the register does not answer, or nothing was ever written to it.
/// Nothing was done; the request may be tried again.
/// </summary>
public sealed class PlacementUnknownException(string reason) : Exception(reason);
