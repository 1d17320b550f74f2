namespace Microsoft.DurableTask.Client;

/// <summary>How an instance is terminated.</summary>
/// <param name="Output">What its output is then.</param>
/// <param name="Recursive">Whether the orchestrations that it called are terminated with it.</param>
public record TerminateInstanceOptions(object? Output = null, bool Recursive = false);
