namespace Coordinator.Core.Placement;

/// <summary>
/// The one place that says what the placement is: a linearizable register. Faults are the value Unknown (null), never
/// an exception.
/// </summary>
public interface IPlacementRegister
{
    /// <summary>Reads the register; null when it does not answer.</summary>
    Task<RegisterValue?> ReadAsync();

    /// <summary>
    /// Replaces the value that <paramref name="expected"/> marks; a null mark means that none was ever written.
    /// </summary>
    /// <returns>Whether this call replaced it; null when unknown: read back.</returns>
    Task<bool?> CompareAndSetAsync(string? expected, PlacementMap next);
}
