namespace Coordinator.Core.Transactions;

/// <summary>What the home replicas say about a transaction's id.</summary>
enum HomeStatus
{
    /// <summary>A replica did not answer.</summary>
    Unknown,

    /// <summary>A guard was missing: refresh the map and look again.</summary>
    StaleMap,

    /// <summary>No attempt of this id ever got here.</summary>
    Absent,

    /// <summary>Committed.</summary>
    Committed,

    /// <summary>
    /// Aborted for good: every replica holds the same attempt, aborted for a reason that a retry does not change.
    /// </summary>
    Closed,

    /// <summary>The last attempt was aborted at every replica; the next may begin.</summary>
    Lost,

    /// <summary>Anything else: some attempt is under way or left half done.</summary>
    Undecided,
}
