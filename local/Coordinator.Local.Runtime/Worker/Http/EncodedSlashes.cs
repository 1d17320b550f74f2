using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Coordinator.Local.Runtime.Worker.Http;

/// <summary>
/// Makes the path of a request its target decoded exactly once, slashes included. The server alone leaves <c>%2F</c>
/// as it is, so that <c>a%2Fb</c> and <c>a%252Fb</c> look the same. Deployed, Azure's front ends have decoded the
/// slash before the Functions host routes (azure-functions-host issues 3998 and 5619): a catch-all parameter gets
/// <c>a/b</c>, a plain one gives 404.
/// </summary>
static class EncodedSlashes
{
    const string Slash = "%2F";

    public static Task DecodeAsync(HttpContext http, RequestDelegate next)
    {
        if (http.Request.Path.Value!.Contains(Slash, StringComparison.OrdinalIgnoreCase)
            && http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget is ['/', ..] target)
        {
            http.Request.Path = Uri.UnescapeDataString(target.Split('?', 2)[0]);
        }

        return next(http);
    }
}
