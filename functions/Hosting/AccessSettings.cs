using System.Collections.Immutable;
using Coordinator.Functions.Access;

namespace Coordinator.Functions.Hosting;

/// <summary>How callers are known.</summary>
public sealed record AccessSettings
{
    /// <summary>By what.</summary>
    public AccessWay Way { get; init; }

    /// <summary>
    /// Whether the platform's headers are believed: it is to say who calls, and it says itself that it does.
    /// </summary>
    public bool IsPlatformTrusted { get; init; }

    /// <summary>Whose access tokens are taken; null for another way than tokens.</summary>
    public Uri? Authority { get; init; }

    /// <summary>For whom the tokens must be; null for another way than tokens.</summary>
    public string? Audience { get; init; }

    /// <summary>
    /// Digests of the operators' keys. The host tells an operator's key from a client's only where it asks for one;
    /// by these an operator is known on the routes of clients too.
    /// </summary>
    public ImmutableArray<KeyDigest> OperatorKeys { get; init; } = [];
}
