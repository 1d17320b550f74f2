using System.Diagnostics.Metrics;
using System.Text;
using System.Text.Json.Nodes;
using Coordinator.Contracts.OpenApi;
using Coordinator.Core;
using Coordinator.Core.Model;
using Coordinator.Functions.Access;
using Coordinator.Functions.Hosting;
using Coordinator.Functions.Http;
using Coordinator.Functions.Telemetry;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace Coordinator.Functions.Tests.Support;

/// <summary>Calls of functions by their constructors and methods, without a host.</summary>
static class FunctionCall
{
    public const int Slots = 16;

    static readonly ServiceProvider Services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    static readonly HostMetrics Metrics = new(Services.GetRequiredService<IMeterFactory>());

    /// <summary>The settings of a deployment of which only the slots matter.</summary>
    public static CoordinatorSettings Settings { get; } = new()
    {
        Stores = [],
        ControlStores = ["a"],
        Slots = Slots,
        Shards = 1,
        ReplicationFactor = 1,
        RequestTimeout = TimeSpan.FromSeconds(2),
        Timings = new CoordinatorOptions(),
    };

    /// <summary>An empty request of a caller without a tenant, as the middleware leaves it.</summary>
    public static HttpRequest New()
    {
        var http = new DefaultHttpContext();
        http.Features.Set(new Caller(ApiAccess.Function, Tenant.None, ""));
        http.Features.Set(new BodyBudget(Settings, Metrics, TimeProvider.System).Begin());
        return http.Request;
    }

    public static HttpRequest Get(string query, params (string Name, string Value)[] headers)
    {
        var request = New();
        request.Method = "GET";
        request.QueryString = new QueryString(query);
        foreach (var (name, value) in headers)
            request.Headers.Append(name, value);
        return request;
    }

    /// <summary>Writes an answer as a host does.</summary>
    public static async Task<(HttpResponse Response, JsonNode Body)> WriteAsync(IResult answer)
    {
        var http = new DefaultHttpContext();
        using var stream = new MemoryStream();
        http.Response.Body = stream;
        await answer.ExecuteAsync(http);
        return (http.Response, JsonNode.Parse(Encoding.UTF8.GetString(stream.ToArray()))!);
    }

    /// <summary>Requires a problem that names one place only.</summary>
    public static async Task<string> RequireInvalidAsync(IResult answer, string place)
    {
        var (response, body) = await WriteAsync(answer);
        response.StatusCode.ShouldBe(400, body.ToJsonString());
        body["type"]!.GetValue<string>().ShouldBe("/problems/invalid");
        var error = body["errors"]!.AsObject().ShouldHaveSingleItem();
        error.Key.ShouldBe(place);
        return error.Value!.GetValue<string>();
    }
}
