using System.Collections.Frozen;
using System.Collections.Immutable;
using Coordinator.Core.Model;
using Coordinator.Functions.Hosting;

namespace Coordinator.Functions.Access;

/// <summary>Which tenant a caller acts for.</summary>
sealed class TenantDirectory(CoordinatorSettings settings)
{
    readonly ImmutableArray<(KeyDigest Key, Tenant Tenant)> _keys =
    [
        .. settings.Tenants.SelectMany(tenant => tenant.Keys.Select(key => (key, tenant.Tenant))),
    ];

    readonly FrozenDictionary<string, Tenant> _clients = settings.Tenants
        .SelectMany(tenant => tenant.Clients.Select(client => KeyValuePair.Create(Canonical(client), tenant.Tenant)))
        .ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Whether the deployment has tenants, so that every client must act for one.</summary>
    public bool HasTenants => !settings.Tenants.IsEmpty;

    /// <summary>The tenant of a key; nobody for a key that is no tenant's.</summary>
    public Tenant OfKey(KeyDigest key)
    {
        // All are compared, so that the time tells nothing.
        var found = Tenant.None;
        foreach (var (known, tenant) in _keys)
            found = known.IsSameAs(key) ? tenant : found;
        return found;
    }

    /// <summary>The tenant of an Entra id; nobody for an id that is no tenant's.</summary>
    public Tenant OfClient(string? id) => id is null ? Tenant.None : _clients.GetValueOrDefault(Canonical(id));

    /// <summary>One form of an id: those of Entra ID are the same in capital letters; others may not be.</summary>
    public static string Canonical(string id) => Guid.TryParse(id, out var guid) ? guid.ToString("D") : id;
}
