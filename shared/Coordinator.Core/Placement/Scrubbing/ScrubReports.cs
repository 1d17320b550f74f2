using System.Text.Json;
using System.Text.Json.Serialization;
using Coordinator.Core.Effects;
using Coordinator.Core.Records;

namespace Coordinator.Core.Placement.Scrubbing;

/// <summary>The report of the last scrub, in the records.</summary>
public sealed class ScrubReports(IRecordStore records)
{
    static readonly RecordKey Key = new("scrub", "last");

    static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    readonly LatestRecord<ScrubReport> _latest = new(records, Json, report => (report.StartedAt, report.UpdatedAt));

    /// <summary>Writes a report in the place of the last one, unless that is newer.</summary>
    /// <returns>Whether it or a newer one is written.</returns>
    public Task<bool> NoteAsync(ScrubReport report) => _latest.NoteAsync(Key, report);

    /// <summary>The last report.</summary>
    /// <returns>Whether the records answered, and the report; null when there was no scrub yet.</returns>
    public async Task<(bool IsKnown, ScrubReport? Report)> ReadAsync()
    {
        var read = await records.ReadAsync(Key);
        return (read.Status != ReadStatus.Unknown, read.Record is { } found ? _latest.Read(found) : null);
    }
}
