using System.Text.Json.Serialization;
using Coordinator.Core.Model;

namespace Coordinator.Core.Sagas.Calls;

/// <summary>A transaction over items, with every expression filled in.</summary>
/// <param name="Key">Its transaction id, so that it happens once.</param>
/// <param name="Operations">A JSON array as text, as in <c>POST /api/transactions</c>; not yet checked.</param>
/// <param name="Timeout">How long conflicts are retried in one attempt.</param>
/// <param name="Tenant">
/// Whose saga it is: the operations name items and topics in the tenant's words, and get its prefix as they are run.
/// </param>
public sealed record TransactionCall(
    string Key, string Operations, TimeSpan Timeout,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] Tenant Tenant = default)
{
    /// <summary>The trace that it belongs to, as a <c>traceparent</c>; null for none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Trace { get; init; }
}
