namespace Coordinator.Core.Rows;

/// <summary>A message of a <c>publish</c> operation.</summary>
/// <param name="Topic">Its topic.</param>
/// <param name="Value">Its value as JSON text.</param>
public sealed record PublishedMessage(string Topic, string Value);
