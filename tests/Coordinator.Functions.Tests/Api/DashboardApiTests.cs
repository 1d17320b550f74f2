using System.Net;
using Coordinator.Functions.Tests.Support;
using Shouldly;

namespace Coordinator.Functions.Tests.Api;

public sealed class DashboardApiTests(ApiFixture fixture) : ApiTest(fixture)
{
    [Theory]
    [InlineData("api/dashboard", "text/html")]
    [InlineData("api/dashboard/", "text/html")]
    [InlineData("api/dashboard/app.js", "text/javascript")]
    [InlineData("api/dashboard/style/colours.css", "text/css")]
    [InlineData("api/dashboard/icon.svg", "image/svg+xml")]
    [InlineData("api/dashboard/vendor/htm-LICENSE.txt", "text/plain")]
    public async Task A_file_is_served_as_something_else(string address, string mediaType)
    {
        var answer = await SendAsync("GET", address);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe(mediaType);
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        policy.ShouldStartWith("default-src 'none'; script-src 'self';");
        policy.ShouldNotContain("unsafe");
        answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);

        var head = await SendAsync("HEAD", address);
        head.StatusCode.ShouldBe(HttpStatusCode.OK);
        head.Content.Headers.ContentLength.ShouldBe(answer.Content.Headers.ContentLength);
    }

    [Fact]
    public async Task A_browser_loads_what_it_has()
    {
        var first = await SendAsync("GET", "api/dashboard/app.js");
        first.Headers.CacheControl!.NoCache.ShouldBeTrue();
        var tag = first.Headers.ETag!.Tag;
        var again = await SendAsync("GET", "api/dashboard/app.js", headers: ("If-None-Match", $"\"other\", W/{tag}"));
        again.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        again.Headers.ETag!.Tag.ShouldBe(tag);
        var other = await SendAsync("GET", "api/dashboard/app.js", headers: ("If-None-Match", "\"other\""));
        other.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("api/dashboard/nothing.js")]
    [InlineData("api/dashboard/..%2fDashboardFunctions.cs")]
    [InlineData("api/dashboard/APP.JS")]
    public async Task What_is_no_file_is_served(string address) =>
        await ProblemOf(await SendAsync("GET", address), 404, "not-found");
}
