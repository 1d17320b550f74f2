namespace Coordinator.Contracts.Transactions;

/// <summary>What a transaction's status can be. Committed and aborted are final.</summary>
public static class TransactionStatuses
{
    /// <summary>Under way.</summary>
    public const string Pending = "pending";

    /// <summary>All of it happened.</summary>
    public const string Committed = "committed";

    /// <summary>None of it happened.</summary>
    public const string Aborted = "aborted";

    /// <summary>Overdue, and not all of its replicas answer; ask again.</summary>
    public const string InDoubt = "inDoubt";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Pending, Committed, Aborted, InDoubt];
}
