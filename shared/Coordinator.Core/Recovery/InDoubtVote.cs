using Coordinator.Core.Model;

namespace Coordinator.Core.Recovery;

/// <summary>What one replica was found to say about an attempt.</summary>
/// <param name="Replica">The replica.</param>
/// <param name="State">Prepared, Pending, Committed or Aborted.</param>
public sealed record InDoubtVote(Replica Replica, string State);
