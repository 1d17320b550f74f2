using System.Globalization;
using Coordinator.Core.Sagas.Calls;
using Coordinator.Core.Sagas.Expressions;

namespace Coordinator.Core.Sagas.Outgoing;

/// <summary>
/// What every class of HTTP answer means (T33). The status decides; a body is data and changes nothing:
/// <list type="table">
/// <item><term>2xx</term><description>Done. So is 202: the participant has taken the work over; whoever needs its end
/// adds a
/// <c>wait</c> for an event that the participant posts.</description></item>
/// <item><term>404, 410 to the DELETE of a compensation or cancel</term><description>Done: there is nothing to delete,
/// perhaps because an earlier attempt, whose answer was lost, deleted it.</description></item>
/// <item><term>408, 425, 429, 5xx</term><description>Unknown: it may have happened. Retried, not before
/// Retry-After.</description></item>
/// <item><term>other 4xx</term><description>Refused: it did not happen, a retry would be answered
/// alike.</description></item>
/// <item><term>3xx</term><description>Broken: redirects are not followed, since they could lead to any host; and a 303
/// often says that the work is done.</description></item>
/// <item><term>no answer, another number</term><description>Unknown, except a host that is not allowed: nothing was
/// sent, so that is refused.</description></item>
/// <item><term>body too large, cut off, or no JSON</term><description>By the status as above, without a body; a later
/// expression that reads it fails with that reason.</description></item>
/// </list>
/// </summary>
public static class HttpAnswerPolicy
{
    const int QuoteCharsMax = 200;

    /// <summary>Judges what came back.</summary>
    public static StepAnswer Judge(HttpCall call, HttpReply reply)
    {
        ArgumentNullException.ThrowIfNull(call);
        ArgumentNullException.ThrowIfNull(reply);
        if (reply.Fault != HttpFault.None)
            return WithoutAnswer(call, reply.Fault);
        var (body, problem) = BodyOf(reply);
        var kind = KindOf(call, reply.Status);
        return new StepAnswer
        {
            Kind = kind,
            Status = reply.Status.ToString(CultureInfo.InvariantCulture),
            Body = body,
            BodyProblem = problem,
            Error = kind == AnswerKind.Done ? null : ErrorOf(call, reply.Status, kind, body),
            RetryAfter = kind == AnswerKind.Unknown ? reply.RetryAfter : null,
        };
    }

    static AnswerKind KindOf(HttpCall call, int status) => status switch
    {
        >= 200 and <= 299 => AnswerKind.Done,
        404 or 410 when call is { Closes: not null, Method: "DELETE" } => AnswerKind.Done,
        408 or 425 or 429 => AnswerKind.Unknown,
        >= 300 and <= 399 => AnswerKind.Broken,
        >= 400 and <= 499 => AnswerKind.Refused,
        _ => AnswerKind.Unknown,
    };

    static StepAnswer WithoutAnswer(HttpCall call, HttpFault fault) => fault switch
    {
        HttpFault.TimedOut => Lost(string.Create(
            CultureInfo.InvariantCulture,
            $"{call.Method} was not answered within {call.Timeout.TotalMilliseconds} ms.")),
        HttpFault.NotAllowed => new StepAnswer
        {
            Kind = AnswerKind.Refused,
            Error = AllowedHosts.Refusal,
        },
        _ => Lost($"{call.Method} was not answered: there was no connection, or it broke."),
    };

    static StepAnswer Lost(string error) => new() { Kind = AnswerKind.Unknown, Error = error };

    static (string? Body, string? Problem) BodyOf(HttpReply reply)
    {
        if (reply.IsBodyTooLarge)
            return (null, "the body of the answer was too large.");
        if (reply.IsBodyCut)
            return (null, "the body of the answer was cut off.");
        if (reply.Body.IsEmpty)
            return (null, "the answer had no body.");
        return JsonTexts.TryNormalize(reply.Body, out var json)
            ? (json, null)
            : (null, "the body of the answer was no JSON.");
    }

    // A body that is no JSON is not quoted: it may hold anything, line breaks and control characters too.
    static string ErrorOf(HttpCall call, int status, AnswerKind kind, string? body)
    {
        var quote = body is null ? "." : $": {Excerpt.Of(body, QuoteCharsMax)}";
        var note = kind == AnswerKind.Broken ? " Redirects are not followed." : "";
        return string.Create(CultureInfo.InvariantCulture, $"{call.Method} was answered {status}{quote}{note}");
    }
}
