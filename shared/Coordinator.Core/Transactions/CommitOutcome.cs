namespace Coordinator.Core.Transactions;

/// <summary>The three answers that a client can get.</summary>
public enum CommitOutcome
{
    /// <summary>
    /// Nobody knows yet; ask again by the transaction's id. The default, so that a forgotten case errs on the safe
    /// side.
    /// </summary>
    InDoubt,

    /// <summary>All of it happened, for ever.</summary>
    Committed,

    /// <summary>None of it happened, nor ever will under this attempt.</summary>
    Aborted,
}
