namespace Coordinator.Client;

/// <summary>What became of a transaction, as far as this answer tells.</summary>
public enum Outcome
{
    /// <summary>
    /// Nobody knows. The default, so that a forgotten case errs on the safe side: ask again, or repeat under the same
    /// id.
    /// </summary>
    InDoubt,

    /// <summary>All of it happened, for ever.</summary>
    Committed,

    /// <summary>None of it has happened. For ever, unless the answer says that it may be repeated.</summary>
    Aborted,

    /// <summary>
    /// The request was refused before anything was tried: malformed, unauthorized, too large, an id used for another
    /// request.
    /// </summary>
    Refused,
}
