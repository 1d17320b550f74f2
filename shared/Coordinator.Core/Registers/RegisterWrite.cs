namespace Coordinator.Core.Registers;

/// <summary>The answer to a compare-and-set.</summary>
/// <param name="IsSet">Whether the call replaced the value; null when unknown: read back.</param>
/// <param name="State">
/// What the register holds as far as this call knows: the new value, or the one that stood in its way; null when
/// unknown. Its version is what a next compare-and-set expects.
/// </param>
public sealed record RegisterWrite(bool? IsSet, RegisterState? State);
