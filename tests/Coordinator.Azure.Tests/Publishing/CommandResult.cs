namespace Coordinator.Azure.Tests.Publishing;

/// <summary>How a command ended, and all that it said.</summary>
sealed record CommandResult(int ExitCode, string Output);
