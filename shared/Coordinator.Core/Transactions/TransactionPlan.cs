namespace Coordinator.Core.Transactions;

/// <summary>The way that a transaction takes.</summary>
public enum TransactionPlan
{
    /// <summary>No write: a snapshot of what it reads.</summary>
    Snapshot,

    /// <summary>One slot with one replica: one batch.</summary>
    SingleSlot,

    /// <summary>Votes in all replicas of all slots.</summary>
    Votes,
}
