namespace Coordinator.Core.Records;

/// <summary>Creates a record; refused when it exists.</summary>
/// <param name="Record">Its address.</param>
/// <param name="Value">JSON as UTF-8, at most <see cref="RecordNames.ValueBytesMax"/>.</param>
public sealed record InsertRecord(RecordKey Record, ReadOnlyMemory<byte> Value) : RecordWrite
{
    /// <inheritdoc />
    public override RecordKey Key => Record;
}
