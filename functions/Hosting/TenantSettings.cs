using System.Collections.Immutable;
using Coordinator.Core.Model;
using Coordinator.Core.Sagas.Outgoing;
using Coordinator.Functions.Access;

namespace Coordinator.Functions.Hosting;

/// <summary>A tenant of a deployment: whom it is known by, what it may send and whom it may call.</summary>
/// <param name="Tenant">The tenant.</param>
public sealed record TenantSettings(Tenant Tenant)
{
    /// <summary>Digests of its function keys.</summary>
    public ImmutableArray<KeyDigest> Keys { get; init; } = [];

    /// <summary>Ids of its applications and users: in Entra ID, application (client) ids or object ids.</summary>
    public ImmutableArray<string> Clients { get; init; } = [];

    /// <summary>The hosts of the deployment's that its calls may go to; null for all of those.</summary>
    public AllowedHosts? AllowedHosts { get; init; }

    /// <summary>What all its callers together may send a second to one host; 0 for no limit.</summary>
    public int RequestsPerSecond { get; init; }
}
