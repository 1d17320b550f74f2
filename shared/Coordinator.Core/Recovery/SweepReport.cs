using System.Collections.Immutable;
using Coordinator.Core.Model;

namespace Coordinator.Core.Recovery;

/// <summary>What a sweep left behind.</summary>
/// <param name="Undecided">
/// Attempts that cannot be decided yet: their deadline is ahead, or replicas are silent. The next sweep looks again;
/// who wants them decided sooner hands them to a durable run.
/// </param>
/// <param name="Broken">One exception for each attempt that breaks an invariant; they were left as they are.</param>
public sealed record SweepReport(ImmutableArray<Attempt> Undecided, ImmutableArray<Exception> Broken)
{
    /// <summary>Slots with changes that are not in the event log of every replica, in order.</summary>
    public ImmutableArray<SlotId> Unsequenced { get; init; } = [];

    /// <summary>How many attempts it looked after, by what became of them.</summary>
    public ImmutableDictionary<Verdict, int> Verdicts { get; init; } = ImmutableDictionary<Verdict, int>.Empty;

    /// <summary>How long the logs of the slots are, as consumers see them, as far as stores answered.</summary>
    public ImmutableDictionary<SlotId, long> Heads { get; init; } = ImmutableDictionary<SlotId, long>.Empty;

    /// <summary>Makes a fault of what may not be.</summary>
    /// <exception cref="AggregateException">Attempts break an invariant.</exception>
    public void ThrowIfBroken()
    {
        if (!Broken.IsEmpty)
            throw new AggregateException("Attempts that break an invariant were left as they are.", Broken);
    }
}
