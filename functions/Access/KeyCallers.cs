using System.Collections.Immutable;
using Coordinator.Contracts.OpenApi;
using Coordinator.Core.Model;
using Coordinator.Functions.Hosting;
using Microsoft.AspNetCore.Http;

namespace Coordinator.Functions.Access;

/// <summary>Callers who show function keys. The host has checked that the key opens the function.</summary>
sealed class KeyCallers(CoordinatorSettings settings, TenantDirectory tenants, CallerAddress addresses) : ICallers
{
    readonly ImmutableArray<KeyDigest> _operators = settings.Access.OperatorKeys;

    /// <inheritdoc />
    public ValueTask<Identification> IdentifyAsync(HttpContext http, ApiAccess asked) => new(Identify(http, asked));

    Caller Identify(HttpContext http, ApiAccess asked)
    {
        if (ShownKey.Of(http.Request) is not { Length: > 0 } key)
            return new Caller(asked, Tenant.None, addresses.Of(http));
        var digest = KeyDigest.Of(key);
        var tenant = tenants.OfKey(digest);
        // A digest instead of the key, so that no key lies in memory for the sake of limits.
        return new Caller(LevelOf(digest, tenant, asked), tenant, digest.ToString());
    }

    /// <summary>A tenant's key that the host took for an operator's stays a client's.</summary>
    ApiAccess LevelOf(KeyDigest digest, Tenant tenant, ApiAccess asked)
    {
        if (!tenant.IsNone)
            return ApiAccess.Function;
        return _operators.Any(digest.IsSameAs) ? ApiAccess.Admin : asked;
    }
}
