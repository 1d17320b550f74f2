using System.Text.Json;
using Coordinator.Core.Transactions;

namespace Coordinator.Simulation.Systems.Clients;

/// <summary>What a client was told of a transaction, all calls taken together.</summary>
/// <param name="Outcome">What became of it.</param>
/// <param name="Body">The answer that told; of no kind when none did.</param>
sealed record TransactionEnd(CommitOutcome Outcome, JsonElement Body);
