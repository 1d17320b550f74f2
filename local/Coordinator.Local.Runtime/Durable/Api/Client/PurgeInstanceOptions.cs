namespace Microsoft.DurableTask.Client;

/// <summary>How an instance is purged.</summary>
/// <param name="Recursive">Whether the orchestrations that it called are purged with it.</param>
public record PurgeInstanceOptions(bool Recursive = false);
