using Coordinator.Core.Effects;

namespace Coordinator.Core.Records;

/// <summary>Deletes a record; refused when it is gone, or no longer carries <paramref name="IfMatch"/>.</summary>
/// <param name="Record">Its address.</param>
/// <param name="IfMatch">The state that it must be in; null for any.</param>
public sealed record DeleteRecord(RecordKey Record, ETag? IfMatch) : RecordWrite
{
    /// <inheritdoc />
    public override RecordKey Key => Record;
}
