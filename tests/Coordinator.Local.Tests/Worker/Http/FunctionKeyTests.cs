using System.Net.Http.Json;
using System.Text.Json;
using Coordinator.Local.Tests.Worker.Support;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Shouldly;

namespace Coordinator.Local.Tests.Worker.Http;

public sealed class FunctionKeyTests
{
    const string FunctionKey = "f-key-3141592653";
    const string AdminKey = "a-key-2718281828";

    [Theory]
    [InlineData("anonymous", null, 200)]
    [InlineData("anonymous", "wrong", 200)]
    [InlineData("function", null, 401)]
    [InlineData("function", "", 401)]
    [InlineData("function", "wrong", 401)]
    [InlineData("function", "F-KEY-3141592653", 401)]
    [InlineData("function", FunctionKey, 200)]
    [InlineData("function", AdminKey, 200)]
    [InlineData("unsaid", null, 401)]
    [InlineData("unsaid", FunctionKey, 200)]
    [InlineData("admin", null, 401)]
    [InlineData("admin", FunctionKey, 401)]
    [InlineData("admin", AdminKey, 200)]
    public async Task A_key_opens_another_level_than_its_own(string function, string? key, int status)
    {
        await using FunctionHost host = await StartAsync(FunctionKey, AdminKey);

        (await StatusByHeader(host, function, key)).ShouldBe(status);
        (await StatusByQuery(host, function, key)).ShouldBe(status);
    }

    [Theory]
    [InlineData(null, AdminKey, "function", null, 401)]
    [InlineData(null, AdminKey, "function", AdminKey, 200)]
    [InlineData(FunctionKey, null, "admin", FunctionKey, 401)]
    [InlineData(FunctionKey, " ", "admin", " ", 401)]
    [InlineData(FunctionKey, "", "admin", "", 401)]
    [InlineData(null, null, "admin", null, 200)]
    public async Task A_level_without_a_key_is_open_although_another_has_one(
        string? functionKey, string? adminKey, string function, string? shown, int status)
    {
        await using FunctionHost host = await StartAsync(functionKey, adminKey);

        (await StatusByHeader(host, function, shown)).ShouldBe(status);
    }

    [Fact]
    public async Task A_refusal_does_not_say_how_to_send_a_key_or_says_more()
    {
        await using FunctionHost host = await StartAsync(FunctionKey, AdminKey);

        using HttpResponseMessage response = await host.GetAsync("/api/admin?code=wrong");

        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        JsonElement problem = await response.Content.ReadFromJsonAsync<JsonElement>();
        problem.EnumerateObject().Select(p => p.Name).ShouldBe(["type", "title", "status", "detail"]);
        problem.GetProperty("type").GetString().ShouldBe("/problems/unauthorized");
        problem.GetProperty("status").GetInt32().ShouldBe(401);
        problem.GetProperty("detail").GetString()!.ShouldContain("x-functions-key");
    }

    [Fact]
    public async Task A_key_in_the_query_is_logged()
    {
        await using FunctionHost host = await FunctionHost.StartAsync(
            builder =>
            {
                Keys(builder, FunctionKey, AdminKey);
                builder.Configuration["Logging:LogLevel:Microsoft.AspNetCore"] = "Trace";
                builder.Configuration["Logging:LogLevel:Microsoft.AspNetCore.Hosting.Diagnostics"] = "Trace";
                builder.Logging.AddFilter<CapturedLogs>(null, LogLevel.Trace);
                builder.Logging.AddFilter<CapturedLogs>("Microsoft.AspNetCore.Hosting", LogLevel.Trace);
            },
            typeof(GuardedFunctions));

        (await StatusByQuery(host, "function", FunctionKey)).ShouldBe(200);
        (await StatusByQuery(host, "admin", AdminKey)).ShouldBe(200);
        (await StatusByQuery(host, "admin", FunctionKey)).ShouldBe(401);
        (await StatusByQuery(host, "nothing", FunctionKey)).ShouldBe(404);
        (await StatusByHeader(host, "function", FunctionKey)).ShouldBe(200);
        await host.StopAsync();

        host.Logs.Lines.ShouldContain(line => line.Category == "Function.Admin" && line.Text.Contains("Executed"));
        host.Logs.Lines.ShouldContain(line => line.Category.StartsWith("Microsoft.AspNetCore"));
        host.Logs.Text.ShouldNotContain(FunctionKey);
        host.Logs.Text.ShouldNotContain(AdminKey);
    }

    [Theory]
    [InlineData("http://0.0.0.0:0")]
    [InlineData("http://*:0")]
    [InlineData("http://+:0")]
    [InlineData("http://[::]:0")]
    [InlineData("http://127.0.0.1:0;http://example.org:0")]
    [InlineData("http://localhost.example.org:0")]
    public void A_host_without_keys_listens_to_other_machines(string urls)
    {
        var error = Should.Throw<InvalidOperationException>(() => FunctionHost.BuildOnly(
            builder => builder.Configuration["urls"] = urls, typeof(GuardedFunctions)));

        error.Message.ShouldContain("Host:Keys:Function");
    }

    [Theory]
    [InlineData("http://localhost:7071", null)]
    [InlineData("http://127.0.0.1:0;http://[::1]:0", null)]
    [InlineData("http://0.0.0.0:0", FunctionKey)]
    public void A_host_that_is_safe_is_refused(string urls, string? key)
        => FunctionHost.BuildOnly(
            builder =>
            {
                Keys(builder, key, null);
                builder.Configuration["urls"] = urls;
            },
            typeof(GuardedFunctions));

    static Task<FunctionHost> StartAsync(string? functionKey, string? adminKey)
        => FunctionHost.StartAsync(builder => Keys(builder, functionKey, adminKey), typeof(GuardedFunctions));

    static void Keys(FunctionsApplicationBuilder builder, string? functionKey, string? adminKey)
        => builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Host:Keys:Function"] = functionKey,
            ["Host:Keys:Admin"] = adminKey,
        });

    static async Task<int> StatusByHeader(FunctionHost host, string function, string? key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/{function}");
        if (key is not null)
            request.Headers.TryAddWithoutValidation("x-functions-key", key).ShouldBeTrue();
        using HttpResponseMessage response = await host.Client.SendAsync(request);
        return (int)response.StatusCode;
    }

    static async Task<int> StatusByQuery(FunctionHost host, string function, string? key)
    {
        string query = key is null ? "" : $"?code={Uri.EscapeDataString(key)}";
        using HttpResponseMessage response = await host.GetAsync($"/api/{function}{query}");
        return (int)response.StatusCode;
    }
}
