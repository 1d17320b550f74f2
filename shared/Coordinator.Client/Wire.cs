using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Coordinator.Contracts;
using Coordinator.Contracts.Problems;
using Coordinator.Contracts.Transactions;

namespace Coordinator.Client;

/// <summary>Requests and answers as HTTP contents.</summary>
static class Wire
{
    public static ByteArrayContent Content<T>(T body, string mediaType = WireMedia.Json)
    {
        var content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(body, WireJson.Options));
        content.Headers.ContentType = new MediaTypeHeaderValue(mediaType);
        return content;
    }

    public static async Task<T> ReadJsonAsync<T>(HttpResponseMessage response, CancellationToken cancellation) =>
        (await response.Content.ReadFromJsonAsync<T>(WireJson.Options, cancellation))!;

    public static async Task<Reply<T>> ReadAsync<T>(HttpResponseMessage response, CancellationToken cancellation)
        where T : class
    {
        var status = (int)response.StatusCode;
        if (IsProblem(response))
            return new Reply<T> { Status = status, Problem = await ReadJsonAsync<Problem>(response, cancellation) };
        var hasValue = MediaType(response) == WireMedia.Json;
        var value = hasValue ? await ReadJsonAsync<T>(response, cancellation) : null;
        return new Reply<T> { Status = status, Value = value };
    }

    public static async Task<TransactionReply> ReadTransactionAsync(
        HttpResponseMessage response, CancellationToken cancellation)
    {
        var reply = await ReadAsync<TransactionResult>(response, cancellation);
        return new TransactionReply
        {
            Status = reply.Status,
            Outcome = OutcomeOf(response.StatusCode, reply.Problem),
            Result = reply.Value,
            Problem = reply.Problem,
            RetryAfter = response.Headers.RetryAfter?.Delta,
        };
    }

    /// <summary>Only what the server says for certain is certain: any other error leaves a write in doubt.</summary>
    static Outcome OutcomeOf(HttpStatusCode status, Problem? problem) => problem switch
    {
        { Outcome: TransactionStatuses.Aborted } => Outcome.Aborted,
        { Outcome: TransactionStatuses.InDoubt } => Outcome.InDoubt,
        { Status: >= 400 and < 500 } => Outcome.Refused,
        null => OutcomeOf(status),
        _ => Outcome.InDoubt,
    };

    /// <summary>
    /// The Functions host and what stands before it answer without a problem document, and before anything was tried.
    /// </summary>
    static Outcome OutcomeOf(HttpStatusCode status) => status switch
    {
        HttpStatusCode.OK => Outcome.Committed,
        HttpStatusCode.BadRequest or HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.NotFound
            or HttpStatusCode.MethodNotAllowed or HttpStatusCode.RequestEntityTooLarge => Outcome.Refused,
        _ => Outcome.InDoubt,
    };

    static bool IsProblem(HttpResponseMessage response) => MediaType(response) == WireMedia.Problem;

    static string? MediaType(HttpResponseMessage response) => response.Content.Headers.ContentType?.MediaType;
}
