namespace Coordinator.Client;

/// <summary>A row of a view, as a value of the user's type.</summary>
/// <typeparam name="T">The value's type.</typeparam>
/// <param name="Key">The group: its key's parts.</param>
/// <param name="Value">Fields and aggregates.</param>
/// <param name="Position">By slot, the sequence number of the last event that touched the row.</param>
/// <param name="LagMs">How far the view lags; null when nobody knows, and in lists.</param>
public sealed record ViewRow<T>(
    IReadOnlyList<string> Key, T Value, IReadOnlyDictionary<string, long> Position, long? LagMs);
