namespace Coordinator.TestKit.Checkers.Linearizability;

/// <summary>Reads a register.</summary>
/// <param name="Key">The register.</param>
public sealed record ReadRegister(string Key) : RegisterInput(Key)
{
    /// <inheritdoc />
    public override string ToString() => $"read {Key}";
}
