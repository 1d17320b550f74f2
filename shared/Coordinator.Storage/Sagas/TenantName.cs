using Coordinator.Core.Model;

namespace Coordinator.Storage.Sagas;

/// <summary>The tenant that a row names.</summary>
static class TenantName
{
    /// <summary>The tenant of a name; nobody when none is stored.</summary>
    /// <exception cref="FormatException">The name is no tenant's.</exception>
    public static Tenant Read(string? name)
    {
        if (name is null)
            return Tenant.None;
        return Tenant.TryParse(name, out var tenant) ? tenant : throw new FormatException("No tenant's name.");
    }
}
