using Coordinator.Local.Tests.Worker.Support;
using Microsoft.Extensions.Logging;
using Shouldly;

namespace Coordinator.Local.Tests.Worker.Http;

public sealed class ResultTests
{
    [Theory]
    [InlineData("object", 202, "application/json", """{"amount":1.5,"day":1}""")]
    [InlineData("json", 409, "application/problem+json", """{"amount":1.5,"day":1}""")]
    [InlineData("status", 418, null, "")]
    [InlineData("file", 200, "text/html", "<p>é</p>")]
    [InlineData("result", 201, "application/json", """{"amount":1.5,"day":1}""")]
    [InlineData("several", 203, "text/plain", "part")]
    [InlineData("direct", 200, null, "direct")]
    public async Task A_result_is_written_otherwise_than_ASP_NET_Core_would(
        string function, int status, string? type, string body)
    {
        await using FunctionHost host = await FunctionHost.StartAsync(typeof(ResultFunctions));

        using HttpResponseMessage response = await host.GetAsync($"/api/{function}");

        ((int)response.StatusCode).ShouldBe(status);
        response.Content.Headers.ContentType?.MediaType.ShouldBe(type);
        (await response.Content.ReadAsStringAsync()).ShouldBe(body);
    }

    [Theory]
    [InlineData("poco")]
    [InlineData("text")]
    [InlineData("nothing")]
    [InlineData("void")]
    public async Task A_plain_value_is_written_here_but_would_be_lost_on_Azure(string function)
    {
        await using FunctionHost host = await FunctionHost.StartAsync(typeof(ResultFunctions));

        using HttpResponseMessage response = await host.GetAsync($"/api/{function}");

        ((int)response.StatusCode).ShouldBe(200);
        (await response.Content.ReadAsStringAsync()).ShouldBe("");
        host.Logs.Lines.ShouldContain(line => line.Level == LogLevel.Warning && line.Text.Contains("No HTTP response"));
    }
}
