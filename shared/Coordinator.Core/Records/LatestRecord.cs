using System.Text.Json;
using Coordinator.Core.Effects;

namespace Coordinator.Core.Records;

/// <summary>
/// Records that tell people how far something is: what is noted late never takes the place of what is newer.
/// </summary>
/// <param name="records">Where they are.</param>
/// <param name="json">How they are written.</param>
/// <param name="timesOf">When what a note tells of began, and when the note was made.</param>
sealed class LatestRecord<T>(
    IRecordStore records, JsonSerializerOptions json, Func<T, (DateTimeOffset Began, DateTimeOffset Noted)> timesOf)
    where T : class
{
    const int TriesMax = 4;

    /// <summary>Writes a note, unless a newer one is there.</summary>
    /// <returns>Whether it or a newer one is written.</returns>
    public async Task<bool> NoteAsync(RecordKey key, T note)
    {
        var value = JsonSerializer.SerializeToUtf8Bytes(note, json);
        for (var tries = 0; tries < TriesMax; tries++)
        {
            var read = await records.ReadAsync(key);
            if (read.Status == ReadStatus.Unknown)
                return false;
            // One that cannot be read tells of no time, and is replaced.
            if (read.Record is { } there && Parse(there).Note is { } known
                && timesOf(known).CompareTo(timesOf(note)) > 0)
                return true;
            RecordWrite write = read.Record is { } old
                ? new ReplaceRecord(key, value, old.ETag)
                : new InsertRecord(key, value);
            if ((await records.CommitAsync([write])).Status == CommitStatus.Applied)
                return true;
        }

        return false;
    }

    /// <summary>What a record says.</summary>
    public T Read(StoredRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        var (note, fault) = Parse(record);
        return note ?? throw new InvariantViolationException($"the record {record.Key.Name} can be read ({fault})");
    }

    (T? Note, string? Fault) Parse(StoredRecord record)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(record.Value.Span, json) is { } note ? (note, null) : (null, "null");
        }
        catch (JsonException e)
        {
            return (null, e.Message);
        }
    }
}
