namespace Coordinator.Benchmarks.Peers;

/// <summary>What became of one operation.</summary>
/// <param name="IsCommitted">Whether the client was told that it took effect.</param>
/// <param name="Attempts">Tries that it took.</param>
readonly record struct PeerAnswer(bool IsCommitted, int Attempts);
