using System.Globalization;
using System.Net;
using System.Text.Json;
using Coordinator.Client.Http;
using Coordinator.Contracts;
using Coordinator.Contracts.Items;

namespace Coordinator.Client;

/// <summary>
/// Items as JSON. Writes get an idempotency key if the caller gives none, so that they can be repeated while their
/// outcome is unknown.
/// </summary>
public sealed class ItemsClient
{
    readonly ApiConnection _connection;

    internal ItemsClient(ApiConnection connection) => _connection = connection;

    /// <summary>Reads one item; the status is 404 when it does not exist.</summary>
    /// <param name="item"><c>collection/key</c>.</param>
    /// <param name="options">How fresh, or as of when; null for the latest.</param>
    /// <param name="cancellation">Gives up.</param>
    public Task<Reply<ItemValue>> GetAsync(
        string item, ItemReadOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(item);
        var request = ApiRequest.Get(WireAddresses.Item(item) + options?.Query) with
        {
            Headers = [("If-None-Match", options?.IfNoneMatch)],
        };
        return _connection.RepeatAsync(
            stop => GetOnceAsync(request, stop), _connection.Options.RepeatFor, cancellation);
    }

    /// <summary>Sets an item's whole value.</summary>
    /// <param name="item"><c>collection/key</c>.</param>
    /// <param name="value">A JSON object.</param>
    /// <param name="precondition">What must hold; null for nothing.</param>
    /// <param name="idempotencyKey">The write's id; null for one made for it.</param>
    /// <param name="cancellation">Gives up; it may be written all the same.</param>
    public Task<Reply<ItemWrittenBody>> PutAsync(
        string item, JsonElement value, Precondition? precondition = null, string? idempotencyKey = null,
        CancellationToken cancellation = default) =>
        WriteAsync(
            new ApiRequest(HttpMethod.Put, "") { Body = ApiRequest.JsonOf(value) }, item, precondition, idempotencyKey,
            cancellation);

    /// <summary>Merges a patch into an item that exists (RFC 7396).</summary>
    /// <param name="item"><c>collection/key</c>.</param>
    /// <param name="patch">A JSON object.</param>
    /// <param name="precondition">What must hold; null for that it exists.</param>
    /// <param name="idempotencyKey">The write's id; null for one made for it.</param>
    /// <param name="cancellation">Gives up; it may be written all the same.</param>
    public Task<Reply<ItemWrittenBody>> PatchAsync(
        string item, JsonElement patch, Precondition? precondition = null, string? idempotencyKey = null,
        CancellationToken cancellation = default) =>
        WriteAsync(
            new ApiRequest(HttpMethod.Patch, "")
            {
                Body = ApiRequest.JsonOf(patch),
                MediaType = WireMedia.MergePatch,
            },
            item, precondition, idempotencyKey, cancellation);

    /// <summary>Deletes an item; the status is 404 when it does not exist. The answer has no value.</summary>
    /// <param name="item"><c>collection/key</c>.</param>
    /// <param name="precondition">What must hold; null for nothing.</param>
    /// <param name="idempotencyKey">The deletion's id; null for one made for it.</param>
    /// <param name="cancellation">Gives up; it may be deleted all the same.</param>
    public Task<Reply<ItemWrittenBody>> DeleteAsync(
        string item, Precondition? precondition = null, string? idempotencyKey = null,
        CancellationToken cancellation = default) =>
        WriteAsync(ApiRequest.Delete(""), item, precondition, idempotencyKey, cancellation);

    /// <summary>Reads up to 100 items.</summary>
    /// <param name="items"><c>collection/key</c> each.</param>
    /// <param name="consistency">
    /// One of <see cref="Consistencies"/>, null for all as of one moment; eventual is fastest, and answers with its
    /// position.
    /// </param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<Reply<SnapshotBody>> ReadAsync(
        IReadOnlyList<string> items, string? consistency = null, CancellationToken cancellation = default)
    {
        var body = new SnapshotRequestBody { Items = items, Consistency = consistency };
        var reply = await _connection.AskAsync<SnapshotBody>(ApiRequest.Post("api/read", body), cancellation);
        _connection.Seen.Observe(reply.Value?.AsOf);
        return reply;
    }

    static long VersionOf(HttpResponseMessage response) =>
        long.Parse(response.Headers.ETag!.Tag.Trim('"'), CultureInfo.InvariantCulture);

    async Task<Reply<ItemValue>> GetOnceAsync(ApiRequest request, CancellationToken cancellation)
    {
        using var response = await _connection.SendAsync(request, cancellation);
        if (response.StatusCode != HttpStatusCode.OK)
            return await Wire.ReadAsync<ItemValue>(response, cancellation);
        var value = await Wire.ReadJsonAsync<JsonElement>(response, cancellation);
        var commitTime = response.Headers.GetValues(WireHeaders.CommitTime).Single();
        var read = new ItemValue(value, VersionOf(response), commitTime)
        {
            Position = response.Headers.TryGetValues(WireHeaders.Position, out var position) ? position.First() : null,
        };
        return new Reply<ItemValue> { Status = (int)response.StatusCode, Value = read };
    }

    Task<Reply<ItemWrittenBody>> WriteAsync(
        ApiRequest request, string item, Precondition? precondition, string? idempotencyKey,
        CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(item);
        var named = request with
        {
            Address = WireAddresses.Item(item),
            Headers =
            [
                ("If-Match", precondition?.IfMatch), ("If-None-Match", precondition?.IfNoneMatch),
                (WireHeaders.IdempotencyKey, idempotencyKey ?? _connection.Options.NewIdNear(item)),
            ],
        };
        return _connection.RepeatWriteAsync(
            stop => _connection.OnceAsync<ItemWrittenBody>(named, stop), _connection.Options.RepeatFor, cancellation);
    }
}
