using System.ComponentModel;
using System.Text.Json;

namespace Coordinator.Contracts.Sagas;

/// <summary>What an operator did by hand: <c>POST /api/sagas/{id}/steps/{step}/resolve</c>.</summary>
public sealed record SagaResolutionBody
{
    /// <summary>What the step's body is for later steps; null for none.</summary>
    [Description("Any JSON of at most 65536 bytes: what ${steps.name.body} reads from now on.")]
    public JsonElement? Result { get; init; }
}
