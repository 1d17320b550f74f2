namespace Coordinator.Core.Registers;

/// <summary>What one acceptor holds of a register.</summary>
/// <param name="Promised">It accepts nothing below this ballot any more.</param>
/// <param name="Accepted">The ballot under which it accepted; none when it never did.</param>
/// <param name="Value">What it accepted; null when it never did.</param>
public sealed record AcceptorState(BallotNumber Promised, BallotNumber Accepted, AcceptedValue? Value)
{
    /// <summary>Nobody ever asked it for anything.</summary>
    public static AcceptorState Untouched { get; } = new(BallotNumber.None, BallotNumber.None, null);

    /// <summary>Throws unless it is a state that a proposer makes.</summary>
    /// <exception cref="InvariantViolationException">It is none.</exception>
    public AcceptorState Checked()
    {
        Invariant.Require(Accepted <= Promised, "an acceptor accepts under a ballot that it has promised");
        Invariant.Require(Accepted == BallotNumber.None == Value is null, "an accepted ballot comes with its value");
        return this;
    }
}
