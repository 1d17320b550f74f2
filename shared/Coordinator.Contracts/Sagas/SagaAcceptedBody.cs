using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Coordinator.Contracts.Sagas;

/// <summary>A saga that took a request: it started, or a word for it is on its way.</summary>
public sealed record SagaAcceptedBody
{
    /// <summary>The saga's id.</summary>
    public required string Id { get; init; }

    /// <summary>The name of its definition.</summary>
    public required string Definition { get; init; }

    /// <summary>The version that it keeps to.</summary>
    public required int Version { get; init; }

    /// <summary>One of <see cref="SagaStates"/>: as it was shown before the request.</summary>
    [Description("Its state before the request; what the request changes is seen at Location.")]
    [AllowedValues(
        SagaStates.Running, SagaStates.Compensating, SagaStates.Completed, SagaStates.Compensated, SagaStates.Stuck,
        SagaStates.Cancelled)]
    public required string State { get; init; }
}
