using System.Collections.Immutable;
using Coordinator.Contracts.OpenApi;
using Coordinator.Functions.Hosting;
using Microsoft.AspNetCore.Http;

namespace Coordinator.Functions.Access;

/// <summary>Callers who show function keys. The host has checked that the key opens the function.</summary>
sealed class KeyCallers(CoordinatorSettings settings, TenantDirectory tenants)
{
    readonly ImmutableArray<KeyDigest> _operators = settings.Access.OperatorKeys;

    /// <summary>Who shows the key of a request.</summary>
    /// <param name="http">The request.</param>
    /// <param name="asked">What the host has asked for.</param>
    public Caller Identify(HttpContext http, ApiAccess asked)
    {
        if (ShownKey.Of(http.Request) is not { Length: > 0 } key)
            return new Caller(asked, default, CallerAddress.Of(http));
        var digest = KeyDigest.Of(key);
        var level = _operators.Any(digest.IsSameAs) ? ApiAccess.Admin : asked;
        // A digest instead of the key, so that no key lies in memory for the sake of limits.
        return new Caller(level, tenants.OfKey(digest), digest.ToString());
    }
}
