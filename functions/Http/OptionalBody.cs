using Coordinator.Contracts;
using Coordinator.Functions.Parsing;
using Microsoft.AspNetCore.Http;

namespace Coordinator.Functions.Http;

/// <summary>A body that may be absent.</summary>
static class OptionalBody
{
    /// <summary>Reads a JSON body; no bytes when there is none.</summary>
    public static async Task<Parsed<RequestBody>> ReadAsync(HttpRequest request) =>
        request.ContentLength is null or 0 && request.ContentType is null
            && !request.Headers.ContainsKey("Transfer-Encoding")
            ? new RequestBody(default)
            : await RequestBody.ReadAsync(request, WireMedia.Json);
}
