using System.Globalization;
using System.Net;
using System.Text.Json;
using Coordinator.Contracts;
using Coordinator.Contracts.Health;
using Coordinator.Contracts.Items;
using Coordinator.Contracts.Recovery;
using Coordinator.Contracts.Transactions;

namespace Coordinator.Client;

/// <summary>
/// Calls the HTTP API. Refusals are values; an exception of the transport (<see cref="HttpRequestException"/>, a
/// cancelled call) says nothing about what the server did: for a write it means in doubt, so give writes an id and
/// repeat them.
/// </summary>
/// <param name="http">
/// Its base address is the host's, with a slash at the end; a key belongs into its default headers, access tokens come
/// from a handler (<see cref="BearerTokens"/>).
/// </param>
/// <param name="time">The clock for waits between repeats.</param>
public sealed class CoordinatorClient(HttpClient http, TimeProvider? time = null)
{
    static readonly TimeSpan RepeatAfter = TimeSpan.FromMilliseconds(200);

    readonly TimeProvider _time = time ?? TimeProvider.System;

    /// <summary>Runs a transaction once.</summary>
    /// <param name="transaction">What to do. With an id it may be repeated without doing anything twice.</param>
    /// <param name="options">Explain, or only try; null for neither.</param>
    /// <param name="cancellation">Gives up waiting; the transaction is then in doubt.</param>
    public async Task<TransactionReply> RunAsync(
        TransactionBody transaction, RunOptions? options = null, CancellationToken cancellation = default)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"api/transactions{options?.Query}");
        request.Content = Wire.Content(transaction);
        using var response = await http.SendAsync(request, cancellation);
        return await Wire.ReadTransactionAsync(response, cancellation);
    }

    /// <summary>Repeats a transaction under its id until it is decided, refused, or not worth a retry.</summary>
    /// <param name="transaction">What to do; it has an id.</param>
    /// <param name="within">
    /// How long to go on; then the last answer is given, or the last fault of the transport thrown.
    /// </param>
    /// <param name="cancellation">Gives up waiting; the transaction is then in doubt.</param>
    /// <exception cref="ArgumentException">The transaction has no id, so that a repeat could do it twice.</exception>
    public async Task<TransactionReply> RunToEndAsync(
        TransactionBody transaction, TimeSpan within, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        if (transaction.Id is null)
            throw new ArgumentException("Only a transaction with an id can be repeated safely.", nameof(transaction));
        var start = _time.GetTimestamp();
        while (true)
        {
            var reply = await TryRunAsync(transaction, () => _time.GetElapsedTime(start) < within, cancellation);
            var mayRepeat = reply is null || reply.IsRetryable;
            if (!mayRepeat || (reply is not null && _time.GetElapsedTime(start) >= within))
                return reply!;
            await Task.Delay(reply?.RetryAfter ?? RepeatAfter, _time, cancellation);
        }
    }

    /// <summary>
    /// Hands a transaction over, to be run without its caller; it ends whatever host dies. Ask for its end with
    /// <see cref="FindAsync"/>.
    /// </summary>
    /// <param name="transaction">
    /// What to do. With an id it may be handed over again without doing anything twice.
    /// </param>
    /// <param name="cancellation">Gives up waiting; the transaction may have been taken.</param>
    public Task<Reply<TransactionAcceptedBody>> SubmitAsync(
        TransactionBody transaction, CancellationToken cancellation = default)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, Address("api/transactions"))
        {
            Content = Wire.Content(transaction),
        };
        request.Headers.Add(WireHeaders.Prefer, "respond-async");
        return SendAsync<TransactionAcceptedBody>(request, cancellation);
    }

    /// <summary>What is known of a transaction; the status is 404 when nothing is.</summary>
    public Task<Reply<TransactionReportBody>> FindAsync(string id, CancellationToken cancellation = default) =>
        SendAsync<TransactionReportBody>(HttpMethod.Get, WireAddresses.Transaction(id), null, cancellation);

    /// <summary>
    /// Aborts a transaction that is not decided yet, and tells its final status. Needs the operator's key.
    /// </summary>
    public Task<Reply<TransactionReportBody>> AbortAsync(string id, CancellationToken cancellation = default) =>
        SendAsync<TransactionReportBody>(HttpMethod.Post, $"{WireAddresses.Transaction(id)}/abort", null, cancellation);

    /// <summary>Reads one item; the status is 404 when it does not exist.</summary>
    /// <param name="item"><c>collection/key</c>.</param>
    /// <param name="consistency">One of <see cref="Consistencies"/>; null for strong.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<Reply<ItemValue>> GetItemAsync(
        string item, string? consistency = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(item);
        var query = consistency is null ? "" : $"?consistency={consistency}";
        using var response = await http.GetAsync(Address(WireAddresses.Item(item) + query), cancellation);
        if (response.StatusCode != HttpStatusCode.OK)
            return await Wire.ReadAsync<ItemValue>(response, cancellation);
        var value = await Wire.ReadJsonAsync<JsonElement>(response, cancellation);
        var read = new ItemValue(value, Version(response), CommitTime(response))
        {
            Position = response.Headers.TryGetValues(WireHeaders.Position, out var position) ? position.First() : null,
        };
        return new Reply<ItemValue> { Status = (int)response.StatusCode, Value = read };
    }

    /// <summary>Sets an item's whole value.</summary>
    public Task<Reply<ItemWrittenBody>> PutItemAsync(
        string item, JsonElement value, Precondition? precondition = null, string? idempotencyKey = null,
        CancellationToken cancellation = default) =>
        WriteAsync<ItemWrittenBody>(
            HttpMethod.Put, item, Wire.Content(value), precondition, idempotencyKey, cancellation);

    /// <summary>Merges a patch into an item that exists (RFC 7396).</summary>
    public Task<Reply<ItemWrittenBody>> PatchItemAsync(
        string item, JsonElement patch, Precondition? precondition = null, string? idempotencyKey = null,
        CancellationToken cancellation = default) =>
        WriteAsync<ItemWrittenBody>(
            HttpMethod.Patch, item, Wire.Content(patch, WireMedia.MergePatch), precondition, idempotencyKey,
            cancellation);

    /// <summary>Deletes an item; the status is 404 when it does not exist. The answer has no value.</summary>
    public Task<Reply<ItemWrittenBody>> DeleteItemAsync(
        string item, Precondition? precondition = null, string? idempotencyKey = null,
        CancellationToken cancellation = default) =>
        WriteAsync<ItemWrittenBody>(HttpMethod.Delete, item, null, precondition, idempotencyKey, cancellation);

    /// <summary>Reads up to 100 items as they were at one moment.</summary>
    public Task<Reply<SnapshotBody>> ReadAsync(IReadOnlyList<string> items, CancellationToken cancellation = default) =>
        SendAsync<SnapshotBody>(
            HttpMethod.Post, "api/read", Wire.Content(new SnapshotRequestBody { Items = items }), cancellation);

    /// <summary>Reads up to 100 items.</summary>
    /// <param name="items"><c>collection/key</c> each.</param>
    /// <param name="consistency">
    /// One of <see cref="Consistencies"/>; eventual is fastest, and answers with its position.
    /// </param>
    /// <param name="cancellation">Gives up.</param>
    public Task<Reply<SnapshotBody>> ReadAsync(
        IReadOnlyList<string> items, string consistency, CancellationToken cancellation = default) =>
        SendAsync<SnapshotBody>(
            HttpMethod.Post, "api/read",
            Wire.Content(new SnapshotRequestBody { Items = items, Consistency = consistency }), cancellation);

    /// <summary>Transactions that are not decided yet. Needs the operator's key.</summary>
    public Task<Reply<InDoubtListBody>> ListInDoubtAsync(
        TimeSpan olderThan, CancellationToken cancellation = default) =>
        SendAsync<InDoubtListBody>(
            HttpMethod.Get,
            string.Create(
                CultureInfo.InvariantCulture, $"api/in-doubt?olderThanMs={(long)olderThan.TotalMilliseconds}"),
            null,
            cancellation);

    /// <summary>Whether the host can serve: its stores and the placement register answer.</summary>
    public Task<Reply<HealthBody>> GetReadinessAsync(CancellationToken cancellation = default) =>
        SendAsync<HealthBody>(HttpMethod.Get, "api/health/ready", null, cancellation);

    static long Version(HttpResponseMessage response) =>
        long.Parse(response.Headers.ETag!.Tag.Trim('"'), CultureInfo.InvariantCulture);

    static string CommitTime(HttpResponseMessage response) =>
        response.Headers.GetValues(WireHeaders.CommitTime).Single();

    static Uri Address(string relative) => new(relative, UriKind.Relative);

    /// <summary>A client that gives up by its own timeout throws a cancellation that nobody asked for.</summary>
    static bool IsOfTransport(Exception fault, CancellationToken cancellation) =>
        fault is HttpRequestException or HttpIOException
        || (fault is OperationCanceledException && !cancellation.IsCancellationRequested);

    async Task<TransactionReply?> TryRunAsync(
        TransactionBody transaction, Func<bool> mayRepeat, CancellationToken cancellation)
    {
        try
        {
            return await RunAsync(transaction, cancellation: cancellation);
        }
        catch (Exception fault) when (IsOfTransport(fault, cancellation) && mayRepeat())
        {
            // The host is gone, silent, or the connection broke: in doubt. The id makes the repeat harmless.
            return null;
        }
    }

    Task<Reply<T>> WriteAsync<T>(
        HttpMethod method, string item, HttpContent? content, Precondition? precondition, string? idempotencyKey,
        CancellationToken cancellation)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(item);
        var request = new HttpRequestMessage(method, Address(WireAddresses.Item(item))) { Content = content };
        if (precondition?.IfMatch is { } match)
            request.Headers.Add("If-Match", match);
        if (precondition?.IfNoneMatch is { } none)
            request.Headers.Add("If-None-Match", none);
        if (idempotencyKey is not null)
            request.Headers.Add(WireHeaders.IdempotencyKey, idempotencyKey);
        return SendAsync<T>(request, cancellation);
    }

    Task<Reply<T>> SendAsync<T>(HttpMethod method, string address, HttpContent? content, CancellationToken cancellation)
        where T : class =>
        SendAsync<T>(new HttpRequestMessage(method, Address(address)) { Content = content }, cancellation);

    async Task<Reply<T>> SendAsync<T>(HttpRequestMessage request, CancellationToken cancellation)
        where T : class
    {
        using (request)
        {
            using var response = await http.SendAsync(request, cancellation);
            return await Wire.ReadAsync<T>(response, cancellation);
        }
    }
}
