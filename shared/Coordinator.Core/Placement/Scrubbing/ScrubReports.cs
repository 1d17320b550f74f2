using System.Text.Json;
using System.Text.Json.Serialization;
using Coordinator.Core.Effects;
using Coordinator.Core.Records;

namespace Coordinator.Core.Placement.Scrubbing;

/// <summary>The report of the last scrub, in the records.</summary>
public sealed class ScrubReports(IRecordStore records)
{
    const int TriesMax = 4;

    static readonly RecordKey Key = new("scrub", "last");

    static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>Writes a report in the place of the last one.</summary>
    /// <returns>Whether it is written.</returns>
    public async Task<bool> NoteAsync(ScrubReport report)
    {
        var value = JsonSerializer.SerializeToUtf8Bytes(report, Json);
        for (var tries = 0; tries < TriesMax; tries++)
        {
            var read = await records.ReadAsync(Key);
            if (read.Status == ReadStatus.Unknown)
                return false;
            RecordWrite write = read.Record is { } old
                ? new ReplaceRecord(Key, value, old.ETag)
                : new InsertRecord(Key, value);
            if ((await records.CommitAsync([write])).Status == CommitStatus.Applied)
                return true;
        }

        return false;
    }

    /// <summary>The last report.</summary>
    /// <returns>Whether the records answered, and the report; null when there was no scrub yet.</returns>
    public async Task<(bool IsKnown, ScrubReport? Report)> ReadAsync()
    {
        var read = await records.ReadAsync(Key);
        return (read.Status != ReadStatus.Unknown, read.Record is { } found ? Read(found) : null);
    }

    static ScrubReport Read(StoredRecord record)
    {
        try
        {
            return JsonSerializer.Deserialize<ScrubReport>(record.Value.Span, Json)
                ?? throw new JsonException("It is null.");
        }
        catch (JsonException e)
        {
            throw new InvariantViolationException($"the record {record.Key.Name} can be read ({e.Message})");
        }
    }
}
