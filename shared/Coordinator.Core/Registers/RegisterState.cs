namespace Coordinator.Core.Registers;

/// <summary>What a register holds.</summary>
/// <param name="Value">The value with its version; null when none was ever written.</param>
/// <param name="Ballot">The ballot under which a majority holds it.</param>
public sealed record RegisterState(AcceptedValue? Value, BallotNumber Ballot)
{
    /// <summary>Nothing was ever written.</summary>
    public static RegisterState Unwritten { get; } = new(null, BallotNumber.None);

    /// <summary>Names the value for a compare-and-set; null when none was ever written.</summary>
    public string? Version => Value?.Version;
}
