using System.Collections.Immutable;
using Coordinator.Functions.Access;

namespace Coordinator.Functions.Hosting;

/// <summary>How callers are known.</summary>
public sealed record AccessSettings
{
    /// <summary>
    /// Digests of the operators' keys. The host tells an operator's key from a client's only where it asks for one;
    /// by these an operator is known on the routes of clients too.
    /// </summary>
    public ImmutableArray<KeyDigest> OperatorKeys { get; init; } = [];
}
