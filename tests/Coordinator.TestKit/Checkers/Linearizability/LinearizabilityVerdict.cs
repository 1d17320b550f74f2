namespace Coordinator.TestKit.Checkers.Linearizability;

/// <summary>What a search for an order has come to.</summary>
public enum LinearizabilityVerdict
{
    /// <summary>
    /// It was given up before the end. The default, so that a forgotten case proves nothing; tests take it for a
    /// failure.
    /// </summary>
    Undecided,

    /// <summary>There is an order.</summary>
    Linearizable,

    /// <summary>There is none.</summary>
    NotLinearizable,
}
