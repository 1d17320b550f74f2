using Coordinator.Contracts.OpenApi;
using Coordinator.Functions.Answers;
using Coordinator.Functions.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Coordinator.Functions.Access;

/// <summary>
/// Callers whom App Service authentication has let in. Its headers are believed only where it says itself that it runs:
/// anywhere else anybody can send them, so there everybody is refused.
/// </summary>
sealed class PlatformCallers : ICallers
{
    readonly PrincipalCallers _principals;
    readonly bool _isTrusted;

    public PlatformCallers(CoordinatorSettings settings, PrincipalCallers principals, ILogger<PlatformCallers> log)
    {
        ArgumentNullException.ThrowIfNull(settings);
        _principals = principals;
        _isTrusted = settings.Access.IsPlatformTrusted;
        if (!_isTrusted)
            log.PlatformMissing();
    }

    /// <inheritdoc />
    public ValueTask<Identification> IdentifyAsync(HttpContext http, ApiAccess asked)
    {
        ArgumentNullException.ThrowIfNull(http);
        if (!_isTrusted)
            return new(Challenge.Plain(ProblemOf.PlatformMissing));
        return PlatformPrincipal.Of(http.Request) is { } principal
            ? new(_principals.Of(principal, http))
            : new(Challenge.Plain(ProblemOf.NotSignedIn));
    }
}
