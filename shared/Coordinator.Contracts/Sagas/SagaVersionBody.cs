namespace Coordinator.Contracts.Sagas;

/// <summary>A version of a definition: the answer to <c>PUT /api/sagas/definitions/{name}</c>.</summary>
public sealed record SagaVersionBody
{
    /// <summary>The definition's name.</summary>
    public required string Name { get; init; }

    /// <summary>1, 2, 3 …</summary>
    public required int Version { get; init; }
}
