using System.Collections.Immutable;
using System.Globalization;
using Coordinator.Core.Effects;
using Coordinator.Core.Records;

namespace Coordinator.TestKit.Stores;

/// <summary>
/// The records of a control store in memory. It never fails and never waits: faults and delays are the business of
/// whoever calls the synchronous methods. Safe for many threads.
/// </summary>
public sealed class SimulatedRecords : IRecordStore
{
    readonly Lock _gate = new();
    readonly Dictionary<string, SimulatedPartition> _partitions = new(StringComparer.Ordinal);
    long _writes;

    /// <summary>Every record at this moment, in the order of partitions and names.</summary>
    public ImmutableArray<StoredRecord> Records
    {
        get
        {
            lock (_gate)
            {
                return [.. _partitions.OrderBy(entry => entry.Key, StringComparer.Ordinal)
                    .SelectMany(entry => entry.Value.Records.Values)];
            }
        }
    }

    /// <summary>Reads one record, now.</summary>
    public RecordRead Read(RecordKey key)
    {
        RecordRules.Require(key);
        lock (_gate)
        {
            return Of(key.Partition).Records.TryGetValue(SimulatedPartition.Spell(key.Name), out var found)
                ? RecordRead.Found(found)
                : RecordRead.Absent;
        }
    }

    /// <summary>Commits one batch, now: applied or refused, never unknown.</summary>
    public CommitResult Commit(ImmutableArray<RecordWrite> writes)
    {
        RecordRules.Require(writes);
        lock (_gate)
            return Of(writes[0].Key.Partition).Commit(writes);
    }

    /// <summary>Lists records of a partition, now.</summary>
    public ImmutableArray<StoredRecord> List(string partition, string prefix = "", string? after = null, int top = 1000)
    {
        RecordRules.RequireList(partition, prefix, after, top);
        lock (_gate)
            return Of(partition).List(prefix, after, top);
    }

    /// <inheritdoc />
    public Task<RecordRead> ReadAsync(RecordKey key) => Task.FromResult(Read(key));

    /// <inheritdoc />
    public Task<CommitResult> CommitAsync(ImmutableArray<RecordWrite> writes) => Task.FromResult(Commit(writes));

    /// <inheritdoc />
    public Task<ImmutableArray<StoredRecord>?> ListAsync(string partition, string prefix, string? after, int top) =>
        Task.FromResult<ImmutableArray<StoredRecord>?>(List(partition, prefix, after, top));

    SimulatedPartition Of(string partition)
    {
        if (_partitions.TryGetValue(partition, out var found))
            return found;
        return _partitions[partition] = new SimulatedPartition(NextETag);
    }

    ETag NextETag() => new(string.Create(CultureInfo.InvariantCulture, $"W/\"{++_writes}\""));
}
