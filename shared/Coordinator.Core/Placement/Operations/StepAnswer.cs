using Coordinator.Core.Placement.Changes;

namespace Coordinator.Core.Placement.Operations;

/// <summary>What became of a proposed step.</summary>
/// <param name="Status">Whether it is pending, done, or in whose way.</param>
/// <param name="Pending">The pending epoch; 0 when nothing is pending.</param>
/// <param name="Reason">Why not, for a person.</param>
public sealed record StepAnswer(ChangeStatus Status, int Pending, string? Reason);
