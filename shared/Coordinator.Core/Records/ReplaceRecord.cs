using Coordinator.Core.Effects;

namespace Coordinator.Core.Records;

/// <summary>Replaces a record; refused when it is gone or no longer carries <paramref name="IfMatch"/>.</summary>
/// <param name="Record">Its address.</param>
/// <param name="Value">JSON as UTF-8, at most <see cref="RecordNames.ValueBytesMax"/>.</param>
/// <param name="IfMatch">The state that it must be in.</param>
public sealed record ReplaceRecord(RecordKey Record, ReadOnlyMemory<byte> Value, ETag IfMatch) : RecordWrite
{
    /// <inheritdoc />
    public override RecordKey Key => Record;
}
