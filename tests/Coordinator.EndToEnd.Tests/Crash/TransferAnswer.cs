using Coordinator.Client;

namespace Coordinator.EndToEnd.Tests.Crash;

/// <summary>What the client was told.</summary>
/// <param name="Transfer">The transfer.</param>
/// <param name="Outcome">The last word; in doubt when there was none.</param>
/// <param name="Told">The answer in words, for failure messages.</param>
sealed record TransferAnswer(Transfer Transfer, Outcome Outcome, string Told);
