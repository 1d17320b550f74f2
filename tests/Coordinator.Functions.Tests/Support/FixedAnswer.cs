using System.Net;
using System.Net.Http.Json;
using Coordinator.Contracts;
using Coordinator.Contracts.Problems;

namespace Coordinator.Functions.Tests.Support;

/// <summary>Gives one answer: a problem of a type, or a status alone.</summary>
sealed class FixedAnswer(HttpStatusCode status, string type) : HttpMessageHandler
{
    protected override Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var problem = new Problem { Type = type, Title = "", Status = (int)status };
        var response = new HttpResponseMessage(status);
        if (type.Length > 0)
            response.Content = JsonContent.Create(problem, new(WireMedia.Problem), WireJson.Options);
        return Task.FromResult(response);
    }
}
