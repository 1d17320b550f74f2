using System.Text.Json.Serialization;
using Coordinator.Core.Model;

namespace Coordinator.Core.Sagas.Calls;

/// <summary>A message to publish, with every expression filled in: a transaction with this one operation.</summary>
/// <param name="Key">Its transaction id, so that it happens once.</param>
/// <param name="Topic">The topic.</param>
/// <param name="Value">JSON as text.</param>
/// <param name="Timeout">The time limit of one attempt.</param>
/// <param name="Tenant">Whose saga it is: the topic gets its prefix as the message is published.</param>
public sealed record PublishCall(
    string Key, string Topic, string Value, TimeSpan Timeout,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] Tenant Tenant = default)
{
    /// <summary>The trace that it belongs to, as a <c>traceparent</c>; null for none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Trace { get; init; }
}
