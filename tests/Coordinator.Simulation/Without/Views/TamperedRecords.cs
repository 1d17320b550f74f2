using System.Collections.Immutable;
using Coordinator.Core.Effects;
using Coordinator.Core.Records;
using Coordinator.Core.Views;
using Coordinator.Core.Views.Projecting;

namespace Coordinator.Simulation.Without.Views;

/// <summary>
/// Stands between a projector and its records and takes one condition out of what it sends or sees, so that the product
/// needs no switch for its tests.
/// </summary>
abstract class TamperedRecords(IRecordStore inner) : IRecordStore
{
    protected IRecordStore Inner => inner;

    public virtual Task<RecordRead> ReadAsync(RecordKey key) => inner.ReadAsync(key);

    public virtual Task<CommitResult> CommitAsync(ImmutableArray<RecordWrite> writes) => inner.CommitAsync(writes);

    public Task<ImmutableArray<StoredRecord>?> ListAsync(string partition, string prefix, string? after, int top) =>
        inner.ListAsync(partition, prefix, after, top);

    protected static bool IsRow(RecordKey key) => key.Name.StartsWith(ViewKey.RowPrefix, StringComparison.Ordinal);

    protected static bool IsCursor(RecordKey key) =>
        key.Name.StartsWith(GenerationNames.CursorPrefix, StringComparison.Ordinal);

    /// <summary>The same write, whatever is there now; null when it has nothing to do.</summary>
    protected async Task<RecordWrite?> Blind(RecordWrite write)
    {
        var now = (await inner.ReadAsync(write.Key)).Record?.ETag;
        return (write, now) switch
        {
            (DeleteRecord, null) => null,
            (DeleteRecord, _) => new DeleteRecord(write.Key, IfMatch: null),
            (InsertRecord insert, { } mark) => new ReplaceRecord(write.Key, insert.Value, mark),
            (ReplaceRecord replace, { } mark) => replace with { IfMatch = mark },
            (ReplaceRecord replace, null) => new InsertRecord(write.Key, replace.Value),
            _ => write,
        };
    }

    /// <summary>Commits writes of another batch and answers as if the whole had been sent.</summary>
    protected async Task<CommitResult> CommitAsync(
        ImmutableArray<RecordWrite> writes, ImmutableArray<RecordWrite> whole)
    {
        var result = writes.IsEmpty ? CommitResult.Applied([]) : await inner.CommitAsync(writes);
        return result.Status switch
        {
            CommitStatus.Applied => CommitResult.Applied([.. whole.Select(write => ETagOf(write, writes, result))]),
            CommitStatus.Refused => CommitResult.Refused(0, result.Reason),
            _ => result,
        };
    }

    static ETag? ETagOf(RecordWrite write, ImmutableArray<RecordWrite> sent, CommitResult result)
    {
        var index = sent.ToList().FindIndex(other => other.Key == write.Key);
        return index < 0 ? new ETag("never written") : result.ETags[index];
    }
}
