namespace Coordinator.Core.Registers;

/// <summary>A value as it was proposed.</summary>
/// <param name="Version">
/// Names the change that made it. A proposer that writes the value again under a higher ballot keeps it, so that it
/// tells one value from the next, whatever became of ballots.
/// </param>
/// <param name="Replaced">
/// The version in whose place it was put, null for the first; it tells the loser of a race that it has lost.
/// </param>
/// <param name="Bytes">The value itself.</param>
public sealed record AcceptedValue(string Version, string? Replaced, ReadOnlyMemory<byte> Bytes);
