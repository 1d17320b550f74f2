namespace Coordinator.Contracts.Problems;

/// <summary>The stable types of problems. Clients decide by these, never by titles or details.</summary>
public static class ProblemTypes
{
    /// <summary>400: the request is not well formed; <see cref="Problem.Errors"/> names every place.</summary>
    public const string Invalid = "/problems/invalid";

    /// <summary>401: no key, or not the one that this route asks for; or no token, or one that is not good.</summary>
    public const string Unauthorized = "/problems/unauthorized";

    /// <summary>
    /// 403: the caller lacks the app role that this route asks for, or acts for no tenant where there are tenants; or,
    /// of a host for development, no key is configured and the caller is on another machine.
    /// </summary>
    public const string Forbidden = "/problems/forbidden";

    /// <summary>403: a drill, on a host whose settings do not allow any.</summary>
    public const string DrillsDisabled = "/problems/drills-disabled";

    /// <summary>404: no such item, transaction, view, row or route.</summary>
    public const string NotFound = "/problems/not-found";

    /// <summary>405: the route exists, not with this method; the header Allow lists those it has.</summary>
    public const string MethodNotAllowed = "/problems/method-not-allowed";

    /// <summary>409: the transaction was aborted; nothing of it happened.</summary>
    public const string Aborted = "/problems/aborted";

    /// <summary>
    /// 409: the saga, or its step, or the subscription is not in a state in which this is possible; or the view's name
    /// belongs to code; or the token is not the lock's newest.
    /// </summary>
    public const string Conflict = "/problems/conflict";

    /// <summary>409: somebody else has the lock.</summary>
    public const string LockHeld = "/problems/lock-held";

    /// <summary>412: If-Match or If-None-Match does not hold; nothing was written.</summary>
    public const string PreconditionFailed = "/problems/precondition-failed";

    /// <summary>413: the body or a value is larger than allowed.</summary>
    public const string TooLarge = "/problems/too-large";

    /// <summary>415: the body's media type is not understood.</summary>
    public const string UnsupportedMediaType = "/problems/unsupported-media-type";

    /// <summary>422: the id was used before with another request.</summary>
    public const string IdempotencyMismatch = "/problems/idempotency-mismatch";

    /// <summary>429: too many requests by this caller; Retry-After tells when to come back.</summary>
    public const string Busy = "/problems/busy";

    /// <summary>500: a bug or a corrupted row; the log knows more.</summary>
    public const string Internal = "/problems/internal";

    /// <summary>503: nobody knows yet whether it committed; ask again at the Location.</summary>
    public const string InDoubt = "/problems/in-doubt";

    /// <summary>
    /// 503: storage did not answer in time, or items were written too often to be read as of one moment; nothing was
    /// written.
    /// </summary>
    public const string Unavailable = "/problems/unavailable";

    /// <summary>503: the view has not applied yet all that a reader must see.</summary>
    public const string ViewBehind = "/problems/view-behind";
}
