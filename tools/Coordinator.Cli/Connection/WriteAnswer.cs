using System.Net;
using System.Text.Json;
using Coordinator.Client;
using Coordinator.Contracts;
using Coordinator.Contracts.Problems;

namespace Coordinator.Cli.Connection;

/// <summary>What an answer to a write says about the write.</summary>
static class WriteAnswer
{
    /// <summary>
    /// Whether the write is over: done, finally aborted, or never to happen under its id. False when it may have
    /// happened, or may still happen; null when the answer tells of its own try only, such as "busy".
    /// </summary>
    /// <param name="response">The answer.</param>
    /// <param name="body">Its body.</param>
    public static bool? IsOver(HttpResponseMessage response, string body)
    {
        var media = response.Content.Headers.ContentType?.MediaType;
        if (response.StatusCode == HttpStatusCode.NoContent
            || (response.IsSuccessStatusCode && media == WireMedia.Json))
            return true;
        var problem = media == WireMedia.Problem ? ProblemOf(body) : null;
        if (problem?.Type is ProblemTypes.PreconditionFailed or ProblemTypes.NotFound
            or ProblemTypes.IdempotencyMismatch)
            return true;
        return new CoordinatorException((int)response.StatusCode, problem).Outcome switch
        {
            Outcome.Aborted => problem!.Retryable != true,
            Outcome.InDoubt => false,
            _ => null,
        };
    }

    static Problem? ProblemOf(string body)
    {
        try
        {
            return JsonSerializer.Deserialize<Problem>(body, WireJson.Options);
        }
        catch (JsonException)
        {
            return null; // The client meets the same and says so; the status alone decides here.
        }
    }
}
