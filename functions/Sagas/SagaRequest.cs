using Coordinator.Core.Model;

namespace Coordinator.Functions.Sagas;

/// <summary>A saga that somebody asks for.</summary>
/// <param name="Tenant">Whose it is; id and definition lie behind the tenant's prefix.</param>
/// <param name="Id">Its id; null for one made here.</param>
/// <param name="Definition">The name of its definition.</param>
/// <param name="Input">Its input as JSON text.</param>
sealed record SagaRequest(Tenant Tenant, string? Id, string Definition, string Input);
