using Coordinator.Azure.Tests.Functions;
using Coordinator.Azure.Tests.Publishing;
using Coordinator.Contracts.OpenApi;
using Shouldly;

namespace Coordinator.Azure.Tests.Routing;

/// <summary>Which function the Functions host gives a request to.</summary>
[Collection(AzurePublish.Collection)]
public sealed class HostRoutingTests(AzurePublish publish)
{
    [SkippableFact]
    public async Task A_request_is_answered_by_another_function_whose_name_comes_first()
    {
        var router = Router();
        foreach (var route in ApiRoutes.All)
        {
            var path = PathOf(route);
            (await router.RouteAsync(route.Method, path)).ShouldBe(route.Name, $"{route.Method} {path}");
            if (route.Method == "GET")
                (await router.RouteAsync("HEAD", path)).ShouldBe(route.Name, $"HEAD {path}");
        }
    }

    [SkippableTheory]
    [InlineData("GET", "/api/nothing/here")]
    [InlineData("PUT", "/api/transactions")]
    [InlineData("OPTIONS", "/api/items/a/b")]
    [InlineData("TRACE", "/api/health/live")]
    public async Task What_no_function_takes_gets_the_empty_answer_of_the_host(string method, string path) =>
        (await Router().RouteAsync(method, path)).ShouldBe("Unrouted");

    HostRouter Router() => new(
        publish.Host,
        PublishedFunction.ReadAll(publish.PathOf("functions.metadata")).Where(one => one.HttpTrigger is not null));

    /// <summary>An address of the route; what takes the rest of the path gets two segments.</summary>
    static string PathOf(ApiRoute route) => "/api/" + string.Join('/', route.Template.Split('/').Select(segment =>
        segment.StartsWith("{*", StringComparison.Ordinal) ? "some/thing" : segment[0] == '{' ? "some" : segment));
}
