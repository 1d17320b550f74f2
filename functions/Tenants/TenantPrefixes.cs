using Coordinator.Core.Model;
using Coordinator.Functions.Hosting;
using Coordinator.Functions.Parsing;

namespace Coordinator.Functions.Tenants;

/// <summary>
/// Keeps operators from making sagas, definitions, views and subscriptions under tenants' prefixes: these would be
/// nobody's, and stand where a tenant expects its own.
/// </summary>
public sealed class TenantPrefixes(CoordinatorSettings settings)
{
    /// <summary>Notes a name that begins with a tenant's prefix, if it comes from somebody without a tenant.</summary>
    /// <param name="caller">Who makes something.</param>
    /// <param name="name">Its full name; null for none, or for one that is wrong already.</param>
    /// <param name="place">Where it stands in the request.</param>
    /// <param name="errors">Where to note.</param>
    internal void Check(Tenant caller, string? name, string place, RequestErrors errors)
    {
        if (name is null || !caller.IsNone)
            return;
        var owner = settings.Tenants.Select(one => one.Tenant).FirstOrDefault(tenant => tenant.Owns(name));
        if (!owner.IsNone)
            errors.Add(
                place,
                $"Names that begin with {owner.Scope("")} belong to the tenant {owner}; have one of its clients send "
                + "this, or choose another name.");
    }
}
