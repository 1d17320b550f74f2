using System.Text.Json.Serialization;
using Coordinator.Core.Model;

namespace Coordinator.Core.Sagas;

/// <summary>What a saga is started with.</summary>
/// <param name="Id">Its id; see <see cref="SagaId"/>.</param>
/// <param name="Definition">The name of its definition.</param>
/// <param name="Version">The version that it keeps to.</param>
/// <param name="Input">Its input as JSON text, checked by <see cref="Expressions.JsonTexts.TryNormalize"/>.</param>
/// <param name="Tenant">
/// Whose it is: what its steps name lies behind the tenant's prefix, as its id and its definition's name do.
/// </param>
public sealed record SagaStart(
    string Id, string Definition, int Version, string Input,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] Tenant Tenant = default)
{
    /// <summary>
    /// The trace that it was started in, as a <c>traceparent</c> (W3C Trace Context): its calls go on with it. Null for
    /// none.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Trace { get; init; }
}
