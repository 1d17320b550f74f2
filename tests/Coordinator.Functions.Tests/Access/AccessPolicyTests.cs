using System.Reflection;
using Coordinator.Contracts.OpenApi;
using Coordinator.Functions.Access;
using Coordinator.Functions.Hosting;
using Coordinator.Functions.Middleware;
using Coordinator.Local.Runtime.Worker.Http;
using Coordinator.Local.Runtime.Worker.Invocation;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Shouldly;

namespace Coordinator.Functions.Tests.Access;

/// <summary>S01: nothing is reachable by accident.</summary>
public sealed class AccessPolicyTests
{
    static readonly string[] Open =
        ["HealthLive", "HealthReady", "GetOpenApi", "GetDashboard", "GetDashboardFile", "Unrouted"];

    [Fact]
    public void A_function_has_no_policy_or_another_one_than_it_declares()
    {
        var functions = (from type in typeof(CoordinatorApplication).Assembly.GetExportedTypes()
                         from method in type.GetMethods()
                         let name = method.GetCustomAttribute<FunctionAttribute>()?.Name
                         let trigger = method.GetParameters()
                             .Select(parameter => parameter.GetCustomAttribute<HttpTriggerAttribute>())
                             .FirstOrDefault(attribute => attribute is not null)
                         where name is not null && trigger is not null
                         select (Name: name, trigger.AuthLevel)).ToList();
        functions.Count.ShouldBeGreaterThan(50);
        foreach (var (name, level) in functions)
            AccessPolicy.Of(name).ToString().ShouldBe(level.ToString(), name);
        functions.Where(function => AccessPolicy.Of(function.Name) == ApiAccess.Anonymous)
            .Select(function => function.Name).ShouldBe(Open, ignoreOrder: true);
    }

    [Fact]
    public async Task A_function_that_the_table_does_not_list_runs()
    {
        var http = await CallAsync(typeof(UnlistedFunctions));
        http.Response.StatusCode.ShouldBe(403);
    }

    [Fact]
    public async Task The_test_above_refuses_everything()
    {
        var http = await CallAsync(typeof(Functions.OpenApi.OpenApiFunctions));
        http.Response.StatusCode.ShouldBe(200);
    }

    static async Task<HttpContext> CallAsync(Type type)
    {
        await using var rig = new AccessRig(new AccessSettings());
        var guard = ActivatorUtilities.CreateInstance<CallerAccess>(rig.Services);
        var pipeline = new FunctionPipeline(
        [
            next => context => HttpResultStep.InvokeAsync(context, next),
            next => context => guard.Invoke(context, next),
        ]);
        var runner = new FunctionRunner(
            pipeline, rig.Get<IServiceScopeFactory>(), rig.Get<ILoggerFactory>(), TimeProvider.System);
        var catalog = new FunctionCatalog(
            new FunctionTypes([type]), [new HttpTriggerSource()],
            [new RunBinderSource(), new HttpRequestBinderSource()], []);
        var keys = FunctionKeys.From(new ConfigurationBuilder().Build());
        var endpoint = new HttpFunctionEndpoint(
            catalog.Functions.Single(), AuthorizationLevel.Anonymous, runner, keys);
        var http = AccessRig.Request();
        http.Connection.RemoteIpAddress = null;
        http.Request.Host = new HostString("localhost");
        http.RequestServices = rig.Services;
        await endpoint.InvokeAsync(http);
        return http;
    }
}
