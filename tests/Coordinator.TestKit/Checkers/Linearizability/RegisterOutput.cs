namespace Coordinator.TestKit.Checkers.Linearizability;

/// <summary>What a register answers.</summary>
/// <param name="Value">What a read found; null in a register that was never written, and for all else.</param>
/// <param name="IsSet">Whether it was written.</param>
public sealed record RegisterOutput(string? Value, bool IsSet)
{
    /// <summary>A write, or a compare-and-set that met what it expected.</summary>
    public static RegisterOutput Set { get; } = new(Value: null, IsSet: true);

    /// <summary>A compare-and-set that met something else, and changed nothing.</summary>
    public static RegisterOutput Refused { get; } = new(Value: null, IsSet: false);

    /// <summary>What a read found.</summary>
    public static RegisterOutput Found(string? value) => new(value, IsSet: false);

    /// <inheritdoc />
    public override string ToString() => IsSet ? "set" : Value ?? "-";
}
