using System.Collections.Immutable;

namespace Coordinator.Simulation.Nemesis.Ambushes;

/// <summary>A kind of step that is held, and what is begun meanwhile.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Provocations">
/// What may be begun while it is held: some of it, bit by bit, most often in this order.
/// </param>
sealed record AmbushedStep(StepKind Kind, params ImmutableArray<Provocation> Provocations)
{
    /// <summary>Which others are held with it; null for any.</summary>
    public AmbushScope? Scope { get; init; }

    /// <summary>What ends it before its time when it has taken place; null for anything or nothing.</summary>
    public StepKind? Until { get; init; }

    /// <summary>
    /// Whether it must be about a transaction of which another step was held before: races of several steps are races
    /// of one transaction.
    /// </summary>
    public bool IsOfHeld { get; init; }
}
