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

    static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    readonly LatestRecord<ShardOperation> _latest = new(
        records, Json, operation => (operation.StartedAt, operation.UpdatedAt));

    /// <summary>
    /// Notes how far an operation is; the one of the same shard before it is forgotten, and a later one is kept.
    /// </summary>
    /// <returns>Whether it or a later one is written.</returns>
    public Task<bool> NoteAsync(ShardOperation operation)
    {
        ArgumentNullException.ThrowIfNull(operation);
        return _latest.NoteAsync(KeyOf(operation.Shard), operation);
    }

    /// <summary>The last operation of a shard.</summary>
    /// <returns>Whether the records answered, and the operation; null when there was none.</returns>
    public async Task<(bool IsKnown, ShardOperation? Operation)> ReadAsync(int shard)
    {
        var read = await records.ReadAsync(KeyOf(shard));
        return (read.Status != ReadStatus.Unknown, read.Record is { } found ? _latest.Read(found) : null);
    }

    /// <summary>The last operation of each shard that had one; null when the records do not answer.</summary>
    public async Task<ImmutableDictionary<int, ShardOperation>?> AllAsync() =>
        (await records.ListAsync(Partition, "", after: null, PageMax))?.Select(_latest.Read)
        .ToImmutableDictionary(operation => operation.Shard);

    static RecordKey KeyOf(int shard) => new(Partition, shard.ToString("d4", CultureInfo.InvariantCulture));
}
