using System.Text.Json;

namespace Coordinator.Contracts.Sagas;

/// <summary>A stored definition: <c>GET /api/sagas/definitions/{name}</c>.</summary>
public sealed record SagaDefinitionBody
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Its version.</summary>
    public required int Version { get; init; }

    /// <summary>What was put.</summary>
    public required JsonElement Definition { get; init; }
}
