namespace Coordinator.Cli.Output;

/// <summary>Nobody reads standard output any more: <c>coordinator events tail | head -1</c>.</summary>
sealed class OutputClosedException(Exception inner) : Exception("Standard output is closed.", inner);
