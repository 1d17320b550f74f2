namespace Coordinator.Benchmarks.Moves;

/// <summary>A part of a move.</summary>
/// <param name="Elapsed">How long it took.</param>
/// <param name="Requests">Requests to the stores, without those to the register.</param>
readonly record struct MoveStage(TimeSpan Elapsed, long Requests);
