using Coordinator.Core.Effects;

namespace Coordinator.Core.Records;

/// <summary>The answer to a read of one record.</summary>
/// <param name="Status">Unknown when the store did not answer.</param>
/// <param name="Record">The record; null unless found.</param>
public sealed record RecordRead(ReadStatus Status, StoredRecord? Record)
{
    /// <summary>The store did not answer.</summary>
    public static RecordRead Unknown { get; } = new(ReadStatus.Unknown, Record: null);

    /// <summary>There is no such record.</summary>
    public static RecordRead Absent { get; } = new(ReadStatus.Absent, Record: null);

    /// <summary>The record was there.</summary>
    public static RecordRead Found(StoredRecord record) => new(ReadStatus.Found, record);
}
