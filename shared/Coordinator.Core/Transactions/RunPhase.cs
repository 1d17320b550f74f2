namespace Coordinator.Core.Transactions;

/// <summary>What a run of a transaction spends its time on.</summary>
public enum RunPhase
{
    /// <summary>Its items are read.</summary>
    Read,

    /// <summary>Conditions and new values are worked out in memory.</summary>
    Evaluate,

    /// <summary>Its batches are on the way: votes and intents, or the one batch that commits.</summary>
    Prepare,

    /// <summary>It finds out what became of an attempt, its own or one that holds an item.</summary>
    Resolve,

    /// <summary>It waits before it tries again.</summary>
    Backoff,

    /// <summary>After the answer: what was committed is applied.</summary>
    Finish,
}
