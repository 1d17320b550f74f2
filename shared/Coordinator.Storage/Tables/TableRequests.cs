using Azure;
using Azure.Data.Tables;
using Coordinator.Core.Effects;

namespace Coordinator.Storage.Tables;

/// <summary>
/// Requests to one table, each with its time limit. What goes wrong with one is a value, and is told to whoever keeps
/// the log. Writes always go as entity group transactions, also single ones: their body keeps the HTTP handler from
/// sending them again by itself on a connection that broke, as it may do with a request without a body.
/// </summary>
/// <param name="clients">The table's clients.</param>
/// <param name="time">The clock for time limits.</param>
/// <param name="noteUnanswered">Hears of each request without a clear answer: its kind, and what was thrown.</param>
sealed class TableRequests(StoreClients clients, TimeProvider time, Action<string, Exception?> noteUnanswered)
{
    /// <summary>The row of a key; null when there is none.</summary>
    public Task<TableAnswer<TableEntity?>> FindAsync(string partitionKey, string rowKey) =>
        AskAsync("read", async timeout =>
        {
            var response = await clients.Reads.GetEntityIfExistsAsync<TableEntity>(
                partitionKey, rowKey, cancellationToken: timeout);
            if (response.HasValue)
                return response.Value;
            // Only the service's own word makes a row absent: a missing table or a proxy's page is no answer.
            var error = new RequestFailedException(response.GetRawResponse());
            return CommitAnswer.Reason(error.Status, error.ErrorCode) == RefusalReason.Missing ? null : throw error;
        });

    /// <summary>One page of a query as the service cuts it: it may be short, or empty, and yet not the last.</summary>
    /// <param name="request">Its name in the log.</param>
    /// <param name="filter">Which rows.</param>
    /// <param name="continuation">Where to go on; null at the start.</param>
    /// <param name="size">At most so many rows; null for as many as the service gives.</param>
    /// <param name="select">The properties to read; null for all.</param>
    public Task<TableAnswer<Page<TableEntity>>> PageAsync(
        string request, string filter, string? continuation, int? size = null, IEnumerable<string>? select = null) =>
        AskAsync(request, async timeout =>
        {
            var pages = clients.Reads.QueryAsync<TableEntity>(filter, size, select, timeout);
            await using var first = pages.AsPages(continuation).GetAsyncEnumerator(timeout);
            return await first.MoveNextAsync() ? first.Current : Page<TableEntity>.FromValues([], null, null!);
        });

    /// <summary>Writes all or nothing; the actions are of one partition.</summary>
    /// <exception cref="StoreLimitException">It is more than the service takes; nothing was sent.</exception>
    public async Task<CommitResult> CommitAsync(List<TableTransactionAction> actions)
    {
        BatchGuard.Require(actions);
        var (result, cause) = await SubmitAsync(actions);
        if (result.Status == CommitStatus.Unknown)
            noteUnanswered("commit", cause);
        return result;
    }

    async Task<(CommitResult Result, Exception? Cause)> SubmitAsync(List<TableTransactionAction> actions)
    {
        using var timeout = new CancellationTokenSource(clients.RequestTimeout, time);
        try
        {
            var response = await clients.Writes.SubmitTransactionAsync(actions, timeout.Token);
            return (CommitAnswer.Of(actions, response.Value), null);
        }
        catch (RequestFailedException e)
        {
            return (CommitAnswer.Of(actions, e), e);
        }
        catch (Exception e)
        {
            // The request may be on its way, so whatever went wrong since is no answer.
            return (CommitResult.Unknown, e);
        }
    }

    async Task<TableAnswer<T>> AskAsync<T>(string request, Func<CancellationToken, Task<T>> send)
    {
        using var timeout = new CancellationTokenSource(clients.RequestTimeout, time);
        try
        {
            return new TableAnswer<T>(await send(timeout.Token), Fault: null);
        }
        catch (Exception e)
        {
            noteUnanswered(request, e);
            return new TableAnswer<T>(default!, e);
        }
    }
}
