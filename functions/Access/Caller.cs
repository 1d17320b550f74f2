using Coordinator.Contracts.OpenApi;
using Coordinator.Core.Model;
using Microsoft.AspNetCore.Http;

namespace Coordinator.Functions.Access;

/// <summary>Who sends a request.</summary>
/// <param name="Level">Up to where the caller may go.</param>
/// <param name="Tenant">Whose names the request uses.</param>
/// <param name="Id">Tells callers apart for the sake of limits; no secret can be read off it.</param>
sealed record Caller(ApiAccess Level, Tenant Tenant, string Id)
{
    /// <summary>The caller of a request, as found before its function runs.</summary>
    public static Caller Of(HttpRequest request) =>
        request.HttpContext.Features.Get<Caller>() ?? throw new InvalidOperationException("Nobody asked who calls.");
}
