namespace Coordinator.Core.Rows;

/// <summary>What the home slot's replica says about an attempt.</summary>
public enum OutcomeState
{
    /// <summary>The home slot's Prepared vote: undecided as far as this row alone can say.</summary>
    Pending,

    /// <summary>Committed, for ever.</summary>
    Committed,

    /// <summary>The home slot's No. Final for the attempt only when every home replica says so (A3).</summary>
    Aborted,
}
