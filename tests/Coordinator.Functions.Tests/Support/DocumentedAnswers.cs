using Coordinator.Contracts.OpenApi;
using Shouldly;

namespace Coordinator.Functions.Tests.Support;

/// <summary>Fails a test that gets an answer which the document does not announce for that route and method.</summary>
sealed class DocumentedAnswers : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        var path = Uri.UnescapeDataString(request.RequestUri!.AbsolutePath);
        var method = request.Method == HttpMethod.Head ? "GET" : request.Method.Method;
        var route = path.StartsWith("/api/", StringComparison.Ordinal)
            ? ApiRoutes.All.FirstOrDefault(route => route.Method == method && route.Matches(path["/api/".Length..]))
            : null;
        if (route is not null)
            Check(route, response);
        return response;
    }

    static void Check(ApiRoute route, HttpResponseMessage response)
    {
        var status = (int)response.StatusCode;
        var mediaType = response.Content.Headers.ContentType?.MediaType;
        if (mediaType == "application/problem+json")
        {
            route.Problems.ShouldContain(status, $"{route.Name} does not announce the problem {status}");
            return;
        }

        var announced = route.Responses.FirstOrDefault(answer => answer.Status == status);
        announced.ShouldNotBeNull($"{route.Name} does not announce the answer {status}");
        if (announced.Body is null)
            mediaType.ShouldBeNull($"{route.Name} {status}");
        else
            announced.Body.MediaTypes.ShouldContain(mediaType, $"{route.Name} {status}");
        foreach (var header in announced.Headers ?? [])
            response.Headers.Contains(header).ShouldBeTrue($"{route.Name} {status} lacks {header}");
    }
}
