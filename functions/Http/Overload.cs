using Coordinator.Contracts.Problems;
using Microsoft.AspNetCore.Http;

namespace Coordinator.Functions.Http;

/// <summary>The refusal of a request that this host has no room for at the moment.</summary>
static class Overload
{
    /// <summary>Asks the caller to come back, whatever the answer is made of.</summary>
    public static Problem Refuse(HttpRequest request, Problem problem)
    {
        request.HttpContext.Response.Headers.RetryAfter = "1";
        return problem;
    }
}
