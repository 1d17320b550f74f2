using Coordinator.Contracts.Problems;

namespace Coordinator.Contracts.OpenApi;

/// <summary>What each status of a problem means.</summary>
static class ProblemCatalog
{
    /// <summary>Description and types by status.</summary>
    public static IReadOnlyDictionary<int, string> Descriptions { get; } = new Dictionary<int, string>
    {
        [400] = $"{ProblemTypes.Invalid}: errors names every place; nothing was written.",
        [401] = $"{ProblemTypes.Unauthorized}: no key, or not the one that this route asks for; or no token, or one "
            + "that is not good, as WWW-Authenticate and detail tell.",
        [403] = $"{ProblemTypes.Forbidden}: the caller lacks the app role that this route asks for, or acts for no "
            + "tenant where there are tenants; or, from a host for development, there are no keys and the caller is on "
            + $"another machine. {ProblemTypes.DrillsDisabled}: this host's settings allow no drills.",
        [404] = $"{ProblemTypes.NotFound}: no such item, transaction, saga, definition, view, row, slot, subscription, "
            + "store, lock, shard or address.",
        [409] = $"{ProblemTypes.Aborted}: nothing happened; operations tells why, retryable whether the same "
            + "request can succeed later. "
            + $"{ProblemTypes.Conflict}: the saga or its step, or the subscription, is not in a state in which this is "
            + "possible, a view's name belongs to code, or a token is not its lock's newest; detail tells why. "
            + $"{ProblemTypes.LockHeld}: somebody else has the lock, until expiresAt unless it is renewed.",
        [412] = $"{ProblemTypes.PreconditionFailed}: If-Match or If-None-Match does not hold; nothing was written.",
        [413] = $"{ProblemTypes.TooLarge}: the body or a value is larger than allowed; nothing was written.",
        [415] = $"{ProblemTypes.UnsupportedMediaType}: the body's media type is not understood.",
        [422] = $"{ProblemTypes.IdempotencyMismatch}: the id was used before with another request.",
        [429] = $"{ProblemTypes.Busy}: too many requests by this caller; come back after Retry-After.",
        [500] = $"{ProblemTypes.Internal}: a failure of the service; for a write, ask for its id.",
        [503] = $"{ProblemTypes.InDoubt}: nobody knows yet, ask at Location. "
            + $"{ProblemTypes.Unavailable}: storage, or the authority of access tokens, does not answer, or "
            + "items are written too often for a snapshot; nothing was written, or it is safe to repeat the request, "
            + "as detail tells. "
            + $"{ProblemTypes.ViewBehind}: the view has not applied yet what after asks for.",
    };

    /// <summary>The name of the shared response of a status.</summary>
    public static string NameOf(int status) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Problem{status}");
}
