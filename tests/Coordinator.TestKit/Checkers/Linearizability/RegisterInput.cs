namespace Coordinator.TestKit.Checkers.Linearizability;

/// <summary>What a register is asked for.</summary>
/// <param name="Key">The register.</param>
public abstract record RegisterInput(string Key);
