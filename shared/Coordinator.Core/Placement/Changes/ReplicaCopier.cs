using Coordinator.Core.Effects;
using Coordinator.Core.Model;
using Coordinator.Core.Rows;

namespace Coordinator.Core.Placement.Changes;

/// <summary>
/// Makes a joining replica the same as its source. A pass compares all rows and writes what differs, so passes may be
/// interrupted, repeated, and run by several hosts: each takes the partition over from the one before (commit-model,
/// section 8: every copying batch is conditional on a row that is deleted before the guard is inserted).
/// </summary>
sealed class ReplicaCopier(IReplicaStore store)
{
    readonly PartitionScan _scan = new(store);
    readonly ReplicaGate _gate = new(store);

    /// <summary>One pass.</summary>
    /// <param name="source">A replica of the active placement.</param>
    /// <param name="target">The joining one.</param>
    /// <param name="epoch">The epoch that is to open there.</param>
    public async Task<CopyResult> CopyAsync(Replica source, Replica target, Epoch epoch)
    {
        var (claim, mark) = await ClaimAsync(target, epoch);
        if (claim != CopyStatus.Clean)
            return new CopyResult(claim, 0, mark);
        var there = new Dictionary<RowKey, (RowDigest Digest, ETag ETag)>();
        var end = await _scan.ReadAsync(target, rows =>
        {
            foreach (var row in rows)
                there[row.Row.Key] = (RowDigest.Of(row.Row), row.ETag);
            return Task.FromResult(true);
        });
        return end == ScanEnd.Whole
            ? await CopyAsync(source, there, new JoiningWriter(store, target, mark))
            : new CopyResult(CopyStatus.Silent, 0, mark);
    }

    /// <summary>Opens a copy that a pass found clean, unless somebody has copied into it since.</summary>
    public async Task<bool> OpenAsync(Replica target, Epoch epoch, ETag mark)
    {
        var opened = await store.CommitAsync(new Batch(
            target, [new DeleteRow(new JoiningKey(), mark), new InsertRow(new GuardRow(epoch))]));
        return opened.Status == CommitStatus.Applied || await _gate.IsOpenAsync(target, epoch) == true;
    }

    async Task<CopyResult> CopyAsync(
        Replica source, Dictionary<RowKey, (RowDigest Digest, ETag ETag)> there, JoiningWriter writer)
    {
        var written = CommitStatus.Applied;
        var end = await _scan.ReadAsync(source, async rows =>
        {
            written = await writer.WriteAsync(Differences(rows, there));
            return written == CommitStatus.Applied;
        });
        if (end == ScanEnd.Whole)
            written = await writer.WriteAsync(there.Select(Deletion));
        return new CopyResult(Status(end, written, writer.Count), writer.Count, writer.Mark);
    }

    /// <summary>What is to be written of a page; takes its rows out of those that are there.</summary>
    static IEnumerable<(RowWrite Write, int Bytes)> Differences(
        IReadOnlyList<ScannedRow> rows, Dictionary<RowKey, (RowDigest Digest, ETag ETag)> there)
    {
        foreach (var row in rows.Select(found => found.Row))
        {
            var digest = RowDigest.Of(row);
            if (!there.Remove(row.Key, out var mine))
                yield return (new InsertRow(row), digest.Bytes);
            else if (mine.Digest != digest)
                yield return (new ReplaceRow(row, mine.ETag), digest.Bytes);
        }
    }

    static (RowWrite Write, int Bytes) Deletion(KeyValuePair<RowKey, (RowDigest Digest, ETag ETag)> gone) =>
        (new DeleteRow(gone.Key, gone.Value.ETag), 0);

    static CopyStatus Status(ScanEnd end, CommitStatus written, int count) => (end, written) switch
    {
        (ScanEnd.Unreadable, _) => CopyStatus.Unreadable,
        (_, CommitStatus.Refused) => CopyStatus.Superseded,
        (ScanEnd.Whole, CommitStatus.Applied) => count == 0 ? CopyStatus.Clean : CopyStatus.Written,
        _ => CopyStatus.Silent,
    };

    /// <summary>Takes the partition over.</summary>
    /// <returns>Clean with the mark to go on from; or why there is nothing to copy.</returns>
    async Task<(CopyStatus Status, ETag Mark)> ClaimAsync(Replica target, Epoch epoch)
    {
        var origin = await store.ReadAsync(new RowAddress(target, new OriginKey()));
        // In this order: with an origin that was there, a joining row that is not there is gone for ever.
        var joining = await store.ReadAsync(new RowAddress(target, new JoiningKey()));
        if (origin.Status == ReadStatus.Unknown || joining.Status == ReadStatus.Unknown)
            return (CopyStatus.Silent, default);
        if (origin.Status == ReadStatus.Found && joining.Status == ReadStatus.Absent)
            return (await StateOfEndedAsync(target, epoch), default);
        var claimed = await store.CommitAsync(new Batch(target, joining.Status == ReadStatus.Found
            ? [new TouchRow(new JoiningKey(), joining.ETag)]
            : [new InsertRow(new JoiningRow()), new InsertRow(new OriginRow())]));
        return claimed.Status switch
        {
            CommitStatus.Applied => (CopyStatus.Clean, claimed.ETags[0]!.Value),
            CommitStatus.Refused => (CopyStatus.Superseded, default),
            _ => (CopyStatus.Silent, default),
        };
    }

    async Task<CopyStatus> StateOfEndedAsync(Replica target, Epoch epoch) =>
        await _gate.IsOpenAsync(target, epoch) switch
        {
            true => CopyStatus.Open,
            false => CopyStatus.Superseded,
            null => CopyStatus.Silent,
        };
}
