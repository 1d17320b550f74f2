namespace Coordinator.Core.Rows;

/// <summary>An event of the slot's log.</summary>
/// <param name="Sequence">1, 2, 3 …</param>
/// <param name="Part">0, 1, 2 …: a large event spans several rows, as its outbox rows did.</param>
public sealed record EventKey(long Sequence, int Part) : RowKey;
