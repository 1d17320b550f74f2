using System.Net;
using System.Net.Http.Json;
using Coordinator.Contracts;
using Coordinator.Contracts.Health;
using Coordinator.Contracts.Problems;
using Coordinator.Contracts.Transactions;

namespace Coordinator.Client.Http;

/// <summary>Reads answers.</summary>
static class Wire
{
    public static async Task<T> ReadJsonAsync<T>(HttpResponseMessage response, CancellationToken cancellation) =>
        (await response.Content.ReadFromJsonAsync<T>(WireJson.Options, cancellation))!;

    public static async Task<Reply<T>> ReadAsync<T>(HttpResponseMessage response, CancellationToken cancellation)
        where T : class
    {
        var media = response.Content.Headers.ContentType?.MediaType;
        // What stands before the host may say no in JSON of its own; of the host's refusals only this one is a value.
        var mayHaveValue = response.IsSuccessStatusCode || typeof(T) == typeof(HealthBody);
        var hasValue = mayHaveValue && media == WireMedia.Json;
        return new Reply<T>
        {
            Status = (int)response.StatusCode,
            RetryAfter = response.Headers.RetryAfter?.Delta,
            Problem = media == WireMedia.Problem ? await ReadJsonAsync<Problem>(response, cancellation) : null,
            Value = hasValue ? await ReadJsonAsync<T>(response, cancellation) : null,
        };
    }

    public static async Task<TransactionReply> ReadTransactionAsync(
        HttpResponseMessage response, CancellationToken cancellation)
    {
        var reply = await ReadAsync<TransactionResult>(response, cancellation);
        return new TransactionReply
        {
            Status = reply.Status,
            Outcome = reply.Value is null ? OutcomeOf(reply.Status, reply.Problem) : Outcome.Committed,
            Result = reply.Value,
            Problem = reply.Problem,
            RetryAfter = reply.RetryAfter,
        };
    }

    /// <summary>
    /// Of an answer without a value. Only what the server says for certain is certain: anything else, also a success
    /// that tells nothing, leaves a write in doubt.
    /// </summary>
    public static Outcome OutcomeOf(int status, Problem? problem) => problem switch
    {
        { Outcome: TransactionStatuses.Aborted } => Outcome.Aborted,
        { Outcome: TransactionStatuses.InDoubt } => Outcome.InDoubt,
        { Status: >= 400 and < 500 } => Outcome.Refused,
        null => OutcomeOf((HttpStatusCode)status),
        _ => Outcome.InDoubt,
    };

    /// <summary>
    /// The Functions host and what stands before it answer without a problem document, and before anything was tried.
    /// </summary>
    static Outcome OutcomeOf(HttpStatusCode status) => status switch
    {
        HttpStatusCode.BadRequest or HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.NotFound
            or HttpStatusCode.MethodNotAllowed or HttpStatusCode.RequestEntityTooLarge => Outcome.Refused,
        _ => Outcome.InDoubt,
    };
}
