using Coordinator.Contracts.OpenApi;
using Coordinator.Core.Model;
using Microsoft.AspNetCore.Http;

namespace Coordinator.Functions.Access;

/// <summary>Makes callers of what a directory says.</summary>
sealed class PrincipalCallers(TenantDirectory tenants, CallerAddress addresses)
{
    /// <summary>The caller; with the level of nobody when the directory gives it no role here.</summary>
    public Caller Of(Principal principal, HttpContext http)
    {
        var level = LevelOf(principal);
        var tenant = level == ApiAccess.Function ? TenantOf(principal) : Tenant.None;
        return new Caller(level, tenant, principal.Subject ?? principal.Application ?? addresses.Of(http));
    }

    static ApiAccess LevelOf(Principal principal)
    {
        if (principal.Roles.Contains(ApiRoles.Operator))
            return ApiAccess.Admin;
        return principal.Roles.Contains(ApiRoles.Client) ? ApiAccess.Function : ApiAccess.Anonymous;
    }

    /// <summary>The application's goes first: a user of two tenants' applications works for each in turn.</summary>
    Tenant TenantOf(Principal principal)
    {
        var ofApplication = tenants.OfClient(principal.Application);
        return ofApplication.IsNone ? tenants.OfClient(principal.Subject) : ofApplication;
    }
}
