using Azure;
using Azure.Data.Tables;
using Coordinator.Core;
using Coordinator.Core.Sagas.Stores;
using Coordinator.Storage.Tables;
using Microsoft.Extensions.Logging;

namespace Coordinator.Storage.Sagas;

/// <summary>
/// The table of sagas and their definitions, in the control store. Writes always go as entity group transactions, as in
/// <see cref="TableReplicaStore"/>.
/// </summary>
/// <param name="clients">The table's clients.</param>
/// <param name="log">Where requests without a clear answer are noted.</param>
/// <param name="time">The clock for time limits.</param>
sealed class SagaTable(StoreClients clients, ILogger<SagaTable> log, TimeProvider time)
{
    /// <summary>More than that many others who write one row at the same time are no race any more.</summary>
    const int TriesMax = 100;

    /// <summary>The one table is one subject, whatever is asked of it.</summary>
    const string Subject = "sagas";

    readonly LogPace _pace = new(time);

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
        var response = await AnswerAsync("read", timeout => clients.Reads.GetEntityIfExistsAsync<TableEntity>(
            partitionKey, rowKey, cancellationToken: timeout));
        if (response.HasValue)
            return response.Value;
        var answer = response.GetRawResponse();
        return CommitAnswer.Reason(answer.Status, new RequestFailedException(answer).ErrorCode) is not null
            ? null
            : throw Unavailable("read", new RequestFailedException(answer));
    }

    /// <summary>Writes all or nothing; the actions are of one partition.</summary>
    /// <returns>False when a row was there already, is gone, or has changed, and so nothing was written.</returns>
    /// <exception cref="StoreUnavailableException">There was no clear answer; it may have been written.</exception>
    public async Task<bool> TryWriteAsync(params List<TableTransactionAction> actions)
    {
        BatchGuard.Require(actions);
        using var timeout = new CancellationTokenSource(clients.RequestTimeout, time);
        try
        {
            await clients.Writes.SubmitTransactionAsync(actions, timeout.Token);
            return true;
        }
        catch (RequestFailedException e) when (CommitAnswer.Reason(e.Status, e.ErrorCode) is not null)
        {
            return false;
        }
        catch (Exception e)
        {
            // The request may be on its way, so whatever went wrong since is no answer.
            throw Unavailable("write", e);
        }
    }

    /// <summary>One page of a query as the service cuts it: it may be short, or empty, and yet not the last.</summary>
    /// <exception cref="StoreUnavailableException">There was no clear answer.</exception>
    /// <exception cref="InvalidCursorException">The service does not take the continuation.</exception>
    public async Task<Page<TableEntity>> PageAsync(SagaRange range, int size, string? continuation)
    {
        try
        {
            return await AnswerAsync("query", async timeout =>
            {
                var pages = clients.Reads.QueryAsync<TableEntity>(range.Filter, size, range.Select, timeout);
                await using var first = pages.AsPages(continuation).GetAsyncEnumerator(timeout);
                return await first.MoveNextAsync() ? first.Current : Page<TableEntity>.FromValues([], null, null!);
            });
        }
        catch (StoreUnavailableException e) when (continuation is not null && IsRefused(e.InnerException))
        {
            throw new InvalidCursorException();
        }
    }

    /// <summary>Notes a row that cannot be read; a list goes on without it.</summary>
    public void NoteUnreadable(TableEntity entity) => log.SagaRowUnreadable(entity.RowKey[..1]);

    static bool IsRefused(Exception? cause) => cause is RequestFailedException { Status: 400 };

    async Task<T> AnswerAsync<T>(string request, Func<CancellationToken, Task<T>> send)
    {
        using var timeout = new CancellationTokenSource(clients.RequestTimeout, time);
        try
        {
            return await send(timeout.Token);
        }
        catch (Exception e)
        {
            throw Unavailable(request, e);
        }
    }

    StoreUnavailableException Unavailable(string request, Exception cause)
    {
        NoteUnanswered(request, cause);
        return new StoreUnavailableException(request, cause);
    }

    void NoteUnanswered(string request, Exception cause)
    {
        if (!_pace.Admits(Subject, out var leftOut))
            return;
        // The message of a failed request quotes headers and bodies, so only its codes are noted.
        var error = cause as RequestFailedException;
        log.SagasUnanswered(request, error?.Status ?? 0, error?.ErrorCode, cause.GetType().Name, leftOut);
    }
}
