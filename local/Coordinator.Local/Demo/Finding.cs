namespace Coordinator.Local.Demo;

/// <summary>The check of one invariant.</summary>
/// <param name="Invariant">What must hold.</param>
/// <param name="Holds">Whether it does.</param>
/// <param name="Detail">The numbers behind it.</param>
public sealed record Finding(string Invariant, bool Holds, string Detail);
