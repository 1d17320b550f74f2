using System.Collections.Immutable;
using System.Globalization;
using Coordinator.Core.Effects;
using Coordinator.Core.Model;
using Coordinator.Core.Rows;

namespace Coordinator.TestKit.Stores;

/// <summary>
/// All storage accounts of a deployment in memory, with exactly the conditions, atomicity and paging of Azure tables.
/// It never fails and never waits: faults and delays are the business of whoever calls the synchronous methods. Safe
/// for many threads.
/// </summary>
public sealed class SimulatedStore : IReplicaStore
{
    readonly Lock _gate = new();
    readonly Dictionary<Replica, SimulatedReplica> _replicas = [];
    long _writes;

    /// <summary>Rows looked at for one page of a scan; Azure's limit for rows found is 1000.</summary>
    public int PageRowsMax { get; init; } = 1000;

    /// <summary>
    /// Whether a page may end before anything was found, as on Azure at a partition's or a server's boundary: then the
    /// limit counts rows that were looked at, not only those found.
    /// </summary>
    public bool HasEmptyPages { get; init; }

    /// <summary>Every partition that ever held a row, in order of store, slot, incarnation.</summary>
    public ImmutableArray<Replica> Replicas
    {
        get
        {
            lock (_gate)
            {
                return [.. _replicas.Keys.OrderBy(replica => replica.Store, StringComparer.Ordinal)
                    .ThenBy(replica => replica.Slot).ThenBy(replica => replica.Incarnation)];
            }
        }
    }

    /// <summary>Reads one row, now.</summary>
    public ReadResult Read(RowAddress row)
    {
        ArgumentNullException.ThrowIfNull(row);
        lock (_gate)
            return _replicas.TryGetValue(row.Replica, out var replica) ? replica.Read(row.Key) : ReadResult.Absent;
    }

    /// <summary>A row as it stands at this moment, even one that nobody in the system can read.</summary>
    public StoredRow? Peek(RowAddress row)
    {
        ArgumentNullException.ThrowIfNull(row);
        lock (_gate)
            return _replicas.TryGetValue(row.Replica, out var replica) ? replica.Peek(row.Key) : null;
    }

    /// <summary>Commits one batch, now: applied or refused, never unknown.</summary>
    public CommitResult Commit(Batch batch)
    {
        BatchRules.Require(batch);
        lock (_gate)
            return Of(batch.Replica).Commit(batch.Writes);
    }

    /// <summary>One page of a scan, now. Continuations stay valid whatever is written in between.</summary>
    public ScanPage Scan(ScanQuery query, string? continuation)
    {
        ArgumentNullException.ThrowIfNull(query);
        lock (_gate)
            return new ScanCursor(
                query, Math.Min(query.PageRowsMax ?? PageRowsMax, PageRowsMax), HasEmptyPages)
                .Page(_replicas, continuation);
    }

    /// <summary>All rows of a replica at this moment, in the order of their keys.</summary>
    public ImmutableArray<StoredRow> RowsOf(Replica replica)
    {
        ArgumentNullException.ThrowIfNull(replica);
        lock (_gate)
            return _replicas.TryGetValue(replica, out var found) ? [.. found.Rows.Values] : [];
    }

    /// <summary>Writes a row whatever is there, to script what no protocol does.</summary>
    public void Put(Replica replica, Row row)
    {
        ArgumentNullException.ThrowIfNull(replica);
        ArgumentNullException.ThrowIfNull(row);
        lock (_gate)
            Of(replica).Put(row);
    }

    /// <summary>
    /// Makes a row that is there unreadable until it is written again: a read of it breaks an invariant, a scan tells
    /// its place only.
    /// </summary>
    public void Damage(RowAddress row)
    {
        ArgumentNullException.ThrowIfNull(row);
        lock (_gate)
            Of(row.Replica).Damage(row.Key);
    }

    /// <summary>Removes a row whatever is there, to script what no protocol does.</summary>
    /// <returns>Whether it was there.</returns>
    public bool Remove(Replica replica, RowKey key)
    {
        ArgumentNullException.ThrowIfNull(replica);
        ArgumentNullException.ThrowIfNull(key);
        lock (_gate)
            return Of(replica).Remove(key);
    }

    /// <summary>Removes a partition with all its rows, as a script of a reconfiguration does at its end.</summary>
    public void RemoveAll(Replica replica)
    {
        ArgumentNullException.ThrowIfNull(replica);
        lock (_gate)
            _replicas.Remove(replica);
    }

    /// <inheritdoc />
    public Task<ReadResult> ReadAsync(RowAddress row) => Task.FromResult(Read(row));

    /// <inheritdoc />
    public Task<CommitResult> CommitAsync(Batch batch) => Task.FromResult(Commit(batch));

    /// <inheritdoc />
    public Task<ScanPage?> ScanAsync(ScanQuery query, string? continuation) =>
        Task.FromResult<ScanPage?>(Scan(query, continuation));

    SimulatedReplica Of(Replica replica)
    {
        if (_replicas.TryGetValue(replica, out var found))
            return found;
        return _replicas[replica] = new SimulatedReplica(NextETag);
    }

    ETag NextETag() => new(string.Create(CultureInfo.InvariantCulture, $"W/\"{++_writes}\""));
}
