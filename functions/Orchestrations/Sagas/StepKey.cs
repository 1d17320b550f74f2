using System.Text.Json.Serialization;
using Coordinator.Core.Model;

namespace Coordinator.Functions.Orchestrations.Sagas;

/// <summary>
/// The key of a step that is to be closed, as it stands in histories: a text; with its tenant if it has one, whose
/// words are used for what the step may have come to.
/// </summary>
/// <param name="Key">The key.</param>
/// <param name="Tenant">Whose saga it is.</param>
[JsonConverter(typeof(StepKeyConverter))]
sealed record StepKey(string Key, Tenant Tenant);
