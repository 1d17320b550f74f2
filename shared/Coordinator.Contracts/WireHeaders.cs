namespace Coordinator.Contracts;

/// <summary>Header names that HTTP itself does not define.</summary>
public static class WireHeaders
{
    /// <summary>
    /// The transaction's or the saga's id, so that a repeated request gets the first one's answer; of an event, what
    /// makes it count once.
    /// </summary>
    public const string IdempotencyKey = "Idempotency-Key";

    /// <summary>
    /// In an answer, the commit time of the item in it: opaque, ordered as text. In a request, one that the caller has
    /// seen: what the request commits is later.
    /// </summary>
    public const string CommitTime = "Coordinator-Commit-Time";

    /// <summary>
    /// In the answer to an eventual read, <c>slot:sequence</c>: it shows at least what the slot's event log held up to
    /// that event.
    /// </summary>
    public const string Position = "Coordinator-Position";

    /// <summary>The caller's key.</summary>
    public const string FunctionsKey = "x-functions-key";

    /// <summary>What remains of a limit (Internet draft "RateLimit header fields for HTTP").</summary>
    public const string RateLimit = "RateLimit";

    /// <summary>The limit that <see cref="RateLimit"/> speaks of.</summary>
    public const string RateLimitPolicy = "RateLimit-Policy";

    /// <summary>What the caller prefers (RFC 7240): <c>respond-async</c>, <c>wait=10</c>.</summary>
    public const string Prefer = "Prefer";

    /// <summary>Which preference was honoured.</summary>
    public const string PreferenceApplied = "Preference-Applied";
}
