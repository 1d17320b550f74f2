namespace Coordinator.TestKit.Checkers.Linearizability;

/// <summary>Writes a register if it holds what is expected.</summary>
/// <param name="Key">The register.</param>
/// <param name="Expected">What it has to hold; null when it must never have been written.</param>
/// <param name="Value">What it holds then.</param>
public sealed record CompareAndSetRegister(string Key, string? Expected, string? Value) : RegisterInput(Key)
{
    /// <inheritdoc />
    public override string ToString() => $"set {Key} {Expected ?? "-"} -> {Value ?? "-"}";
}
