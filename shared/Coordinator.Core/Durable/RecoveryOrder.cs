using Coordinator.Core.Model;

namespace Coordinator.Core.Durable;

/// <summary>What a durable recovery is started with.</summary>
/// <param name="Attempt">The attempt that somebody left undecided.</param>
/// <param name="Options">The timings when it was ordered.</param>
/// <param name="Seed">Random text for its jitter.</param>
public sealed record RecoveryOrder(Attempt Attempt, CoordinatorOptions Options, string Seed)
{
    /// <summary>The trace of the sweep that ordered it, as a <c>traceparent</c>; null for none.</summary>
    public string? Trace { get; init; }
}
