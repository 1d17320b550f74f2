namespace Coordinator.Local.Runtime.Durable.Instances;

/// <summary>Where a value is: in the instance's document, or in chunks.</summary>
/// <param name="Text">The value itself.</param>
/// <param name="Chunks">Where it is instead.</param>
sealed record StoredValue(string? Text, ChunkList? Chunks = null);
