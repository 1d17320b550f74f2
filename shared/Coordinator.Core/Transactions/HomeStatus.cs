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

    /// <summary>The last attempt was lost to a conflict at every replica; the next may begin.</summary>
    Lost,

    /// <summary>
    /// Aborted at every replica, but not by the same run or not for the same reason, as when several runs have each
    /// closed one replica. Nobody was told that the id is closed. The next attempt may not begin yet: if all replicas
    /// but one were dropped meanwhile, that one alone would look closed, and the id would be told aborted for good
    /// and then commit. So every replica is made to say "lost to a conflict" first.
    /// </summary>
    Torn,

    /// <summary>Anything else: some attempt is under way or left half done.</summary>
    Undecided,
}
