using System.Text.Json.Serialization;
using Coordinator.Core.Model;

namespace Coordinator.Core.Sagas.Calls;

/// <summary>An HTTP request to a participant, with every expression filled in.</summary>
public sealed record HttpCall
{
    /// <summary>
    /// The idempotency key, sent as <c>Idempotency-Key</c>; every attempt carries the same. A participant does the work
    /// of a key once and answers later requests of that key as it answered the first.
    /// </summary>
    public required string Key { get; init; }

    /// <summary>
    /// For a compensation or a cancel: the key of the action or try that it undoes, sent as <c>Coordinator-Closes</c>.
    /// A participant with a barrier refuses a request of that key that arrives afterwards, and answers success when it
    /// has nothing to undo. Null otherwise.
    /// </summary>
    public string? Closes { get; init; }

    /// <summary>GET, POST, PUT, PATCH or DELETE.</summary>
    public required string Method { get; init; }

    /// <summary>The absolute address.</summary>
    public required string Url { get; init; }

    /// <summary>JSON as text; null for no body.</summary>
    public string? Body { get; init; }

    /// <summary>After this there is no answer.</summary>
    public required TimeSpan Timeout { get; init; }

    /// <summary>Whose call it is: a tenant may call fewer hosts than the deployment.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Tenant Tenant { get; init; }

    /// <summary>The trace that it belongs to, sent as <c>traceparent</c> (W3C Trace Context); null for none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Trace { get; init; }
}
