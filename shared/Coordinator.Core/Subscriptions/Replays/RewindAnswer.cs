namespace Coordinator.Core.Subscriptions.Replays;

/// <summary>The answer to setting a position.</summary>
/// <param name="Status">What became of it.</param>
/// <param name="Head">The slot's last event; 0 when it was not read.</param>
public sealed record RewindAnswer(RewindStatus Status, long Head = 0);
