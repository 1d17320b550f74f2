using System.Collections.Frozen;
using Coordinator.Core.Model;
using Coordinator.Core.Sagas.Outgoing;
using Coordinator.Functions.Hosting;

namespace Coordinator.Functions.Outgoing;

/// <summary>
/// Where calls may go: to the deployment's hosts, and for a tenant with a list of its own to those of them that stand
/// in that list too.
/// </summary>
public sealed class OutgoingHosts(CoordinatorSettings settings)
{
    readonly FrozenDictionary<Tenant, AllowedHosts> _own = settings.Tenants
        .Where(tenant => tenant.AllowedHosts is not null)
        .ToFrozenDictionary(tenant => tenant.Tenant, tenant => tenant.AllowedHosts!);

    /// <summary>Whether a tenant, or nobody, may call an address.</summary>
    public bool Allows(Tenant tenant, Uri url) =>
        settings.Outgoing.AllowedHosts.Allows(url) && OwnAllows(tenant, url);

    /// <summary>Whether the tenant's own list has nothing against an address; who has none has nothing.</summary>
    public bool OwnAllows(Tenant tenant, Uri url) => !_own.TryGetValue(tenant, out var own) || own.Allows(url);
}
