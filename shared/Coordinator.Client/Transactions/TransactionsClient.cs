using Coordinator.Client.Http;
using Coordinator.Contracts;
using Coordinator.Contracts.Transactions;

namespace Coordinator.Client;

/// <summary>
/// Transactions as the wire has them; <see cref="CoordinatorClient.Transaction"/> puts them together.
/// </summary>
public sealed class TransactionsClient
{
    static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);

    readonly ApiConnection _connection;

    internal TransactionsClient(ApiConnection connection) => _connection = connection;

    /// <summary>Runs a transaction once. An exception of the transport means in doubt.</summary>
    /// <param name="transaction">What to do. With an id it may be repeated without doing anything twice.</param>
    /// <param name="options">Explain, or only try; null for neither.</param>
    /// <param name="cancellation">Gives up waiting; the transaction is then in doubt.</param>
    public async Task<TransactionReply> RunAsync(
        TransactionBody transaction, RunOptions? options = null, CancellationToken cancellation = default)
    {
        var request = ApiRequest.Post($"api/transactions{options?.Query}", transaction);
        using var response = await _connection.SendAsync(request, cancellation);
        var reply = await Wire.ReadTransactionAsync(response, cancellation);
        _connection.Seen.Observe(reply.Result?.CommitTime);
        return reply;
    }

    /// <summary>Repeats a transaction under its id until it is decided, refused, or not worth a retry.</summary>
    /// <param name="transaction">What to do; it has an id.</param>
    /// <param name="within">
    /// How long to go on; then the last answer is given, or the last fault of the transport thrown. An answer that
    /// tells only of its own try, such as "busy", does not hide an earlier one that left the outcome unknown: that one
    /// is given then. Null for <see cref="CoordinatorClientOptions.RepeatFor"/>.
    /// </param>
    /// <param name="cancellation">Gives up waiting; the transaction is then in doubt.</param>
    /// <exception cref="ArgumentException">The transaction has no id, so that a repeat could do it twice.</exception>
    public Task<TransactionReply> RunToEndAsync(
        TransactionBody transaction, TimeSpan? within = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        if (transaction.Id is null)
            throw new ArgumentException("Only a transaction with an id can be repeated safely.", nameof(transaction));
        return RepeatAsync(transaction, within ?? _connection.Options.RepeatFor, cancellation);
    }

    /// <summary>
    /// Hands a transaction over, to be run without its caller; it ends whatever host dies. Ask for its end with
    /// <see cref="FindAsync"/> or <see cref="WaitAsync"/>.
    /// </summary>
    /// <param name="transaction">
    /// What to do. With an id it may be handed over again without doing anything twice; without one it gets one.
    /// </param>
    /// <param name="cancellation">Gives up waiting; the transaction may have been taken.</param>
    public Task<Reply<TransactionAcceptedBody>> SubmitAsync(
        TransactionBody transaction, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        var named = transaction with { Id = transaction.Id ?? _connection.Options.NewId() };
        var request = ApiRequest.Post("api/transactions", named) with
        {
            Headers = [(WireHeaders.Prefer, "respond-async")],
        };
        return _connection.AskAsync<TransactionAcceptedBody>(request, cancellation);
    }

    /// <summary>What is known of a transaction; the status is 404 when nothing is.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="cancellation">Gives up.</param>
    public Task<Reply<TransactionReportBody>> FindAsync(string id, CancellationToken cancellation = default) =>
        _connection.AskAsync<TransactionReportBody>(ApiRequest.Get(WireAddresses.Transaction(id)), cancellation);

    /// <summary>
    /// Waits until a transaction is committed or aborted. An abort that says <see
    /// cref="TransactionReportBody.Retryable"/> is not final: repeat the transaction under its id, or close the id by
    /// <see cref="AbortAsync"/>.
    /// </summary>
    /// <param name="id">Its id.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="CoordinatorException">Nothing is known of it (404), or the question is refused.</exception>
    public async Task<TransactionReportBody> WaitAsync(string id, CancellationToken cancellation = default)
    {
        var time = _connection.Options.Time;
        for (var pause = TimeSpan.FromMilliseconds(100); ; pause = Longer(pause))
        {
            var report = (await FindAsync(id, cancellation)).Required;
            _connection.Seen.Observe(report.CommitTime);
            if (report.Status is TransactionStatuses.Committed or TransactionStatuses.Aborted)
                return report;
            await Task.Delay(pause, time, cancellation);
        }
    }

    /// <summary>
    /// Aborts a transaction that is not decided yet, closes its id, and tells its final status: committed when the
    /// abort came too late. Needs the operator's key.
    /// </summary>
    /// <param name="id">Its id.</param>
    /// <param name="cancellation">Gives up; it may be aborted all the same.</param>
    public Task<Reply<TransactionReportBody>> AbortAsync(string id, CancellationToken cancellation = default) =>
        _connection.AskAsync<TransactionReportBody>(
            ApiRequest.Post($"{WireAddresses.Transaction(id)}/abort"), cancellation);

    /// <summary>
    /// Runs a transaction until it is decided. One without an id must write nothing: then repeating it does no harm.
    /// </summary>
    /// <exception cref="TransactionInDoubtException">Nobody knows, after all the time for repetitions.</exception>
    internal async Task<TransactionReply> DecideAsync(TransactionBody transaction, CancellationToken cancellation)
    {
        TransactionReply reply;
        try
        {
            reply = await RepeatAsync(transaction, _connection.Options.RepeatFor, cancellation);
        }
        catch (Exception fault) when (transaction.Id is not null && Faults.LeavesUnknown(fault, cancellation))
        {
            throw new TransactionInDoubtException(transaction.Id, status: 0, problem: null, fault);
        }

        return reply.Outcome == Outcome.InDoubt && transaction.Id is { } id
            ? throw new TransactionInDoubtException(id, reply.Status, reply.Problem)
            : reply;
    }

    Task<TransactionReply> RepeatAsync(TransactionBody transaction, TimeSpan within, CancellationToken cancellation) =>
        _connection.RepeatWriteAsync(stop => RunAsync(transaction, options: null, stop), within, cancellation);

    static TimeSpan Longer(TimeSpan pause) => pause * 2 < LongestPause ? pause * 2 : LongestPause;
}
