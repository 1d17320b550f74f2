using Coordinator.Core.Effects;

namespace Coordinator.Core.Records;

/// <summary>A record as it was read.</summary>
/// <param name="Key">Its address.</param>
/// <param name="Value">Its value: JSON as UTF-8.</param>
/// <param name="ETag">The store's mark of this state of it.</param>
public sealed record StoredRecord(RecordKey Key, ReadOnlyMemory<byte> Value, ETag ETag);
