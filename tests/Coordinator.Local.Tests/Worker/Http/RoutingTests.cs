using System.Net;
using Coordinator.Local.Tests.Worker.Support;
using Shouldly;

namespace Coordinator.Local.Tests.Worker.Http;

public sealed class RoutingTests
{
    [Theory]
    [InlineData("GET", "/api/plain", 200)]
    [InlineData("POST", "/api/Plain", 200)]
    [InlineData("GET", "/plain", 404)]
    [InlineData("GET", "/api/nothing", 404)]
    [InlineData("GET", "/", 404)]
    [InlineData("GET", "/api/items/a/b", 200)]
    [InlineData("PUT", "/api/items/a/b", 201)]
    [InlineData("PATCH", "/api/items/a/b", 201)]
    [InlineData("DELETE", "/api/items/a/b", 405)]
    public async Task A_request_reaches_another_function_than_its_route_and_method_say(
        string method, string path, int status)
    {
        await using FunctionHost host = await FunctionHost.StartAsync(typeof(RoutedFunctions));

        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        using HttpResponseMessage response = await host.Client.SendAsync(request);

        ((int)response.StatusCode).ShouldBe(status);
    }

    [Theory]
    [InlineData("GET", "/", 404, "not-found")]
    [InlineData("GET", "/api/nothing", 404, "not-found")]
    [InlineData("PURGE", "/api/items/a/b", 405, "method-not-allowed")]
    [InlineData("DELETE", "/api/items/a/b", 405, "method-not-allowed")]
    public async Task A_request_that_no_function_takes_gets_a_bare_status(
        string method, string path, int status, string type)
    {
        await using FunctionHost host = await FunctionHost.StartAsync(typeof(RoutedFunctions));

        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        using HttpResponseMessage response = await host.Client.SendAsync(request);

        ((int)response.StatusCode).ShouldBe(status);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        (await response.Content.ReadAsStringAsync()).ShouldContain($"\"/problems/{type}\"");
        if (status == 405)
            response.Content.Headers.Allow.ShouldContain("PUT");
    }

    [Theory]
    [InlineData("a", "a")]
    [InlineData("a/b/c", "a/b/c")]
    [InlineData("a%2Fb", "a/b")]
    [InlineData("a%2fb/c", "a/b/c")]
    [InlineData("a%252Fb", "a%2Fb")]
    [InlineData("a%252fb%2Fc", "a%2fb/c")]
    [InlineData("100%25", "100%")]
    [InlineData("a%20b+c", "a b+c")]
    [InlineData("%C3%A9%F0%9F%98%80", "é😀")]
    [InlineData("%7Btag%7Drest", "{tag}rest")]
    [InlineData("a%3Fb%23c", "a?b#c")]
    [InlineData("a%2Fb?code=x%2Fy", "a/b")]
    public async Task A_key_in_a_path_is_decoded_twice_or_not_at_all(string encoded, string key)
    {
        await using FunctionHost host = await FunctionHost.StartAsync(typeof(RoutedFunctions));

        string answer = await host.GetStringAsync($"/api/items/things/{encoded}");

        answer.ShouldBe($"things|{key}");
    }

    [Fact]
    public async Task Route_values_do_not_reach_parameters_of_their_name_and_type()
    {
        await using FunctionHost host = await FunctionHost.StartAsync(typeof(RoutedFunctions));
        const string Id = "0193b7a0-0000-7000-8000-000000000001";

        (await host.GetStringAsync($"/api/typed/41/{Id}/friday")).ShouldBe($"42 {Id} Friday 41");
        (await host.GetStringAsync($"/api/typed/41/{Id}")).ShouldBe($"42 {Id} none 41");
    }

    [Fact]
    public async Task A_value_that_breaks_a_route_constraint_reaches_the_function()
    {
        await using FunctionHost host = await FunctionHost.StartAsync(typeof(RoutedFunctions));

        using HttpResponseMessage response = await host.GetAsync("/api/typed/x/y");

        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("v2", "/v2/plain")]
    [InlineData("", "/plain")]
    [InlineData("/a/b/", "/a/b/plain")]
    public async Task The_route_prefix_of_host_json_is_ignored(string prefix, string path)
    {
        await using FunctionHost host = await FunctionHost.StartAsync(
            builder => builder.Configuration["AzureFunctionsJobHost:extensions:http:routePrefix"] = prefix,
            typeof(RoutedFunctions));

        using HttpResponseMessage response = await host.GetAsync(path);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
    }
}
