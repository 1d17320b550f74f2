using System.Collections.Immutable;

namespace Coordinator.Core.Sagas.Definitions;

/// <summary>One step of a definition.</summary>
public sealed record SagaStep
{
    /// <summary>Its place in the definition, from 0.</summary>
    public required int Index { get; init; }

    /// <summary>Unique in the definition: letters, digits, <c>_</c> and <c>-</c>.</summary>
    public required string Name { get; init; }

    /// <summary>What it does.</summary>
    public required StepAction Action { get; init; }

    /// <summary>How it is undone; null when it need not be, or for a TCC step, which has its cancel.</summary>
    public StepCall? Compensation { get; init; }

    /// <summary>
    /// The steps that are done before it starts, as written; by default the step before it in the list.
    /// </summary>
    public required ImmutableArray<int> After { get; init; }

    /// <summary>
    /// How often the action is tried; null for the default, which is longer after the pivot than before it.
    /// </summary>
    public RetryPolicy? Retry { get; init; }

    /// <summary>The time limit of one attempt of the action.</summary>
    public required TimeSpan Timeout { get; init; }
}
