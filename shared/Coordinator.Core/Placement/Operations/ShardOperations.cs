using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Coordinator.Core.Effects;
using Coordinator.Core.Records;

namespace Coordinator.Core.Placement.Operations;

/// <summary>
/// The last operation of each shard, in the records. They only tell people how far something is: an operation goes on
/// whether or not they can be written, since the store that they are in may be the one that it is about.
/// </summary>
public sealed class ShardOperations(IRecordStore records)
{
    const string Partition = "shard-operations";
    const int PageMax = 1000;
    const int TriesMax = 4;

    static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>Notes how far an operation is; the one of the same shard before it is forgotten.</summary>
    /// <returns>Whether it is written.</returns>
    public async Task<bool> NoteAsync(ShardOperation operation)
    {
        ArgumentNullException.ThrowIfNull(operation);
        var key = KeyOf(operation.Shard);
        var value = JsonSerializer.SerializeToUtf8Bytes(operation, Json);
        for (var tries = 0; tries < TriesMax; tries++)
        {
            var read = await records.ReadAsync(key);
            if (read.Status == ReadStatus.Unknown)
                return false;
            RecordWrite write = read.Record is { } old
                ? new ReplaceRecord(key, value, old.ETag)
                : new InsertRecord(key, value);
            if ((await records.CommitAsync([write])).Status == CommitStatus.Applied)
                return true;
        }

        return false;
    }

    /// <summary>The last operation of a shard.</summary>
    /// <returns>Whether the records answered, and the operation; null when there was none.</returns>
    public async Task<(bool IsKnown, ShardOperation? Operation)> ReadAsync(int shard)
    {
        var read = await records.ReadAsync(KeyOf(shard));
        return (read.Status != ReadStatus.Unknown, read.Record is { } found ? Read(found) : null);
    }

    /// <summary>The last operation of each shard that had one; null when the records do not answer.</summary>
    public async Task<ImmutableDictionary<int, ShardOperation>?> AllAsync() =>
        (await records.ListAsync(Partition, "", after: null, PageMax))?.Select(Read)
        .ToImmutableDictionary(operation => operation.Shard);

    static RecordKey KeyOf(int shard) => new(Partition, shard.ToString("d4", CultureInfo.InvariantCulture));

    static ShardOperation Read(StoredRecord record)
    {
        try
        {
            return JsonSerializer.Deserialize<ShardOperation>(record.Value.Span, Json)
                ?? throw new JsonException("It is null.");
        }
        catch (JsonException e)
        {
            throw new InvariantViolationException($"the record {record.Key.Name} can be read ({e.Message})");
        }
    }
}
