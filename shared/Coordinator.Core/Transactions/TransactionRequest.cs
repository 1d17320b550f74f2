using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Coordinator.Core.Model;
using Coordinator.Core.Operations;

namespace Coordinator.Core.Transactions;

/// <summary>A checked request: names, pointers, JSON and counts are within <see cref="Limits"/>.</summary>
public sealed record TransactionRequest
{
    /// <summary>The client's id; null for one made by the server.</summary>
    public TransactionId? Id { get; init; }

    /// <summary>Whose it is: the server's id lies behind the tenant's prefix.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Tenant Tenant { get; init; }

    /// <summary>1 to <see cref="Limits.OperationsMax"/> operations.</summary>
    public required ImmutableArray<Operation> Operations { get; init; }

    /// <summary>SHA-256 of the request's operations, in hexadecimal.</summary>
    public required string PayloadHash { get; init; }

    /// <summary>How long conflicts are retried.</summary>
    public required TimeSpan Timeout { get; init; }

    /// <summary>Evaluate and explain, write nothing.</summary>
    public bool DryRun { get; init; }
}
