using System.Collections.Immutable;
using Coordinator.Core;
using Coordinator.Core.Effects;
using Coordinator.Core.Records;
using Coordinator.Storage.Tables;
using Microsoft.Extensions.Logging;

namespace Coordinator.Storage.Records;

/// <summary>
/// Records in one table of the control store. A row that cannot be read is a broken invariant, in a list too: whoever
/// lists records acts on all of them, and one left out in silence would be lost.
/// </summary>
public sealed class TableRecords : IRecordStore
{
    /// <summary>The most rows of a page that the service gives.</summary>
    const int PageRowsMax = 1000;

    /// <summary>
    /// The service may cut off a page before it has found anything, but so many such pages in a row are no answer.
    /// </summary>
    const int EmptyPagesMax = 100;

    /// <summary>The one table is one subject, whatever is asked of it.</summary>
    const string Subject = "records";

    readonly ILogger<TableRecords> _log;
    readonly LogPace _pace;
    readonly TableRequests _requests;

    /// <summary>Takes the table; nothing is sent.</summary>
    /// <param name="clients">The table's clients.</param>
    /// <param name="log">Where requests without a clear answer are noted.</param>
    /// <param name="time">The clock for time limits.</param>
    public TableRecords(StoreClients clients, ILogger<TableRecords> log, TimeProvider time)
    {
        _log = log;
        _pace = new LogPace(time);
        _requests = new TableRequests(clients, time, NoteUnanswered);
    }

    /// <inheritdoc />
    public async Task<RecordRead> ReadAsync(RecordKey key)
    {
        RecordRules.Require(key);
        var (entity, fault) = await _requests.FindAsync(
            RecordKeys.Partition(key.Partition), RecordKeys.Row(key.Partition, key.Name));
        if (fault is not null)
            return RecordRead.Unknown;
        if (entity is null)
            return RecordRead.Absent;
        var record = RecordRow.FromEntity(entity);
        Invariant.Require(record.Key == key, $"a read of {key} finds that record, not {record.Key}");
        return RecordRead.Found(record);
    }

    /// <inheritdoc />
    public async Task<CommitResult> CommitAsync(ImmutableArray<RecordWrite> writes)
    {
        RecordRules.Require(writes);
        return await _requests.CommitAsync(RecordActions.Of(writes));
    }

    /// <inheritdoc />
    public async Task<ImmutableArray<StoredRecord>?> ListAsync(string partition, string prefix, string? after, int top)
    {
        RecordRules.RequireList(partition, prefix, after, top);
        var filter = RecordFilter.Of(partition, prefix, after);
        var records = ImmutableArray.CreateBuilder<StoredRecord>();
        string? continuation = null;
        var emptyPages = 0;
        do
        {
            var left = top - records.Count;
            var (page, fault) = await _requests.PageAsync("list", filter, continuation, Math.Min(left, PageRowsMax));
            if (fault is not null)
                return null;
            records.AddRange(page.Values.Take(left).Select(RecordRow.FromEntity));
            continuation = page.ContinuationToken;
            emptyPages = page.Values.Count == 0 ? emptyPages + 1 : 0;
        }
        while (continuation is not null && records.Count < top && emptyPages < EmptyPagesMax);

        if (emptyPages < EmptyPagesMax)
            return records.ToImmutable();
        NoteUnanswered("list", cause: null);
        return null;
    }

    void NoteUnanswered(string request, Exception? cause)
    {
        if (!_pace.Admits(Subject, out var leftOut))
            return;
        var (status, code, exception) = FaultCodes.Of(cause);
        _log.RecordsUnanswered(request, status, code, exception, leftOut);
    }
}
