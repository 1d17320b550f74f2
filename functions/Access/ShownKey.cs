using Coordinator.Contracts;
using Microsoft.AspNetCore.Http;

namespace Coordinator.Functions.Access;

/// <summary>The key that a request shows.</summary>
static class ShownKey
{
    /// <summary>The parameter of the query that may carry it.</summary>
    const string Parameter = "code";

    /// <summary>
    /// The very one that the host has checked, by its rule: the first value of the header, and only without that header
    /// the first one in the query. By any other rule a caller could show one key to the host and another one here.
    /// </summary>
    public static string? Of(HttpRequest request) =>
        request.Headers.TryGetValue(WireHeaders.FunctionsKey, out var shown) || request.Query.TryGetValue(
            Parameter, out shown)
            ? shown.FirstOrDefault()
            : null;
}
