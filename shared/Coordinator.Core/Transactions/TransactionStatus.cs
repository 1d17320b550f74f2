namespace Coordinator.Core.Transactions;

/// <summary>What is known of a transaction by its id.</summary>
public enum TransactionStatus
{
    /// <summary>No trace of it.</summary>
    Unknown,

    /// <summary>Under way.</summary>
    Pending,

    /// <summary>All of it happened.</summary>
    Committed,

    /// <summary>None of it happened.</summary>
    Aborted,

    /// <summary>Overdue, and not all of its replicas answer.</summary>
    InDoubt,
}
