using Azure;
using Azure.Data.Tables;
using Coordinator.Core;
using Coordinator.Core.Effects;
using Coordinator.Core.Sagas.Stores;
using Coordinator.Storage.Tables;
using Microsoft.Extensions.Logging;

namespace Coordinator.Storage.Sagas;

/// <summary>The table of sagas and their definitions, in the control store.</summary>
sealed class SagaTable
{
    /// <summary>More than that many others who write one row at the same time are no race any more.</summary>
    const int TriesMax = 100;

    /// <summary>The one table is one subject, whatever is asked of it.</summary>
    const string Subject = "sagas";

    readonly ILogger<SagaTable> _log;
    readonly LogPace _pace;
    readonly TableRequests _requests;

    /// <summary>Takes the table; nothing is sent.</summary>
    /// <param name="clients">The table's clients.</param>
    /// <param name="log">Where requests without a clear answer are noted.</param>
    /// <param name="time">The clock for time limits.</param>
    public SagaTable(StoreClients clients, ILogger<SagaTable> log, TimeProvider time)
    {
        _log = log;
        _pace = new LogPace(time);
        _requests = new TableRequests(clients, time, NoteUnanswered);
    }

    /// <summary>Tries until nobody else wrote in between; each try looks at what others wrote.</summary>
    /// <exception cref="InvariantViolationException">It never ends.</exception>
    public static async Task UntilAsync(Func<Task<bool>> tryAsync)
    {
        for (var tries = 1; !await tryAsync(); tries++)
            Invariant.Require(tries < TriesMax, "a row of a saga can be written as it was read");
    }

    /// <summary>The row of a key; null when there is none.</summary>
    /// <exception cref="StoreUnavailableException">There was no clear answer.</exception>
    public async Task<TableEntity?> FindAsync(string partitionKey, string rowKey)
    {
        var (row, fault) = await _requests.FindAsync(partitionKey, rowKey);
        return fault is null ? row : throw new StoreUnavailableException("read", fault);
    }

    /// <summary>Writes all or nothing; the actions are of one partition.</summary>
    /// <returns>False when a row was there already, is gone, or has changed, and so nothing was written.</returns>
    /// <exception cref="StoreUnavailableException">There was no clear answer; it may have been written.</exception>
    public async Task<bool> TryWriteAsync(params List<TableTransactionAction> actions)
    {
        var result = await _requests.CommitAsync(actions);
        return result.Status == CommitStatus.Unknown
            ? throw new StoreUnavailableException("write")
            : result.Status == CommitStatus.Applied;
    }

    /// <summary>One page of a query as the service cuts it: it may be short, or empty, and yet not the last.</summary>
    /// <exception cref="StoreUnavailableException">There was no clear answer.</exception>
    /// <exception cref="InvalidCursorException">The service does not take the continuation.</exception>
    public async Task<Page<TableEntity>> PageAsync(SagaRange range, int size, string? continuation)
    {
        var (page, fault) = await _requests.PageAsync("query", range.Filter, continuation, size, range.Select);
        if (fault is null)
            return page;
        throw continuation is not null && fault is RequestFailedException { Status: 400 }
            ? new InvalidCursorException()
            : new StoreUnavailableException("query", fault);
    }

    /// <summary>Notes a row that cannot be read; a list goes on without it.</summary>
    public void NoteUnreadable(TableEntity entity) => _log.SagaRowUnreadable(entity.RowKey[..1]);

    void NoteUnanswered(string request, Exception? cause)
    {
        if (!_pace.Admits(Subject, out var leftOut))
            return;
        var (status, code, exception) = FaultCodes.Of(cause);
        _log.SagasUnanswered(request, status, code, exception, leftOut);
    }
}
