using System.Collections.Immutable;

namespace Coordinator.Core.Sagas.Definitions;

/// <summary>
/// What a saga does: checked steps and the order among them. Immutable; an instance is pinned to its version.
/// </summary>
public sealed record SagaDefinition
{
    /// <summary>The steps in the order of the text; a step's <see cref="SagaStep.Index"/> is its place here.</summary>
    public required ImmutableArray<SagaStep> Steps { get; init; }

    /// <summary>Who waits for whom.</summary>
    public required StepGraph Graph { get; init; }

    /// <summary>
    /// The point of no return: the declared pivot; without one, a last transaction or publication that everything else
    /// precedes and that has no compensation. Null when there is none.
    /// </summary>
    public int? Pivot { get; init; }

    /// <summary>
    /// SHA-256 of the text without white space, in hexadecimal: two texts with one fingerprint are one version.
    /// </summary>
    public required string Fingerprint { get; init; }

    /// <summary>The place of a step; null when there is none of that name.</summary>
    public int? IndexOf(string step) => Steps.FirstOrDefault(candidate => candidate.Name == step)?.Index;
}
