namespace Coordinator.Benchmarks.Durable;

/// <summary>What an orchestration does.</summary>
/// <param name="Count">How many activities it calls.</param>
/// <param name="AtOnce">Whether all at once; else one after the other.</param>
sealed record Calls(int Count, bool AtOnce);
