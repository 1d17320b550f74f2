namespace Coordinator.Core.Records;

/// <summary>The address of a record. Any Unicode text, within the limits of <see cref="RecordNames"/>.</summary>
/// <param name="Partition">The unit of atomicity: one batch writes records of one partition only.</param>
/// <param name="Name">Unique in the partition.</param>
public sealed record RecordKey(string Partition, string Name);
