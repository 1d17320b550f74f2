namespace Coordinator.Functions.Events;

/// <summary>When a slot is worked on next.</summary>
/// <param name="Tries">How often something was left so far.</param>
/// <param name="DueAt">
/// The time stamp before which it is left alone; of those that are due, the lowest comes first.
/// </param>
readonly record struct SlotTurn(int Tries, long DueAt);
