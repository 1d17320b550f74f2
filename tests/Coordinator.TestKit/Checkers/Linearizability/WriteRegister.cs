namespace Coordinator.TestKit.Checkers.Linearizability;

/// <summary>Writes a register, whatever it holds.</summary>
/// <param name="Key">The register.</param>
/// <param name="Value">What it holds then.</param>
public sealed record WriteRegister(string Key, string? Value) : RegisterInput(Key)
{
    /// <inheritdoc />
    public override string ToString() => $"write {Key} {Value ?? "-"}";
}
