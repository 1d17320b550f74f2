using Coordinator.Core.Model;

namespace Coordinator.Functions.Orchestrations.Sagas;

/// <summary>
/// What a step asks of the store, in its tenant's words. Its names get their prefix when the activity runs, after its
/// expressions are filled in, so nothing that a definition or an input says leads out of the tenant.
/// </summary>
/// <param name="Tenant">Whose saga it is.</param>
/// <param name="Call">What is asked.</param>
sealed record StepOrder<TCall>(Tenant Tenant, TCall Call);
