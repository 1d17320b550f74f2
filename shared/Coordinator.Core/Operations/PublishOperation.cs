namespace Coordinator.Core.Operations;

/// <summary>Publishes a message if the transaction commits.</summary>
/// <param name="Topic">The topic's name.</param>
/// <param name="Value">JSON as text.</param>
public sealed record PublishOperation(string Topic, string Value) : Operation;
