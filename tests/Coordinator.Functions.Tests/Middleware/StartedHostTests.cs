using Coordinator.Functions.Answers;
using Coordinator.Functions.Events;
using Coordinator.Functions.Health;
using Coordinator.Functions.Hosting;
using Coordinator.Functions.Items;
using Coordinator.Functions.Middleware;
using Coordinator.Functions.Tests.Outgoing;
using Coordinator.Functions.Tests.Support;
using Coordinator.Local.Runtime.Worker.Http;
using Coordinator.Local.Runtime.Worker.Invocation;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace Coordinator.Functions.Tests.Middleware;

/// <summary>Calls that come while the host starts, as they do in Azure.</summary>
public sealed class StartedHostTests : IDisposable
{
    readonly ServiceProvider _services = new ServiceCollection().BuildServiceProvider();
    readonly StartGate _gate = new();
    readonly HandTime _time = new();
    bool _ran;

    public void Dispose() => _services.Dispose();

    [Theory]
    [InlineData("GetItem", true)]
    [InlineData("FollowLogs", false)]
    public async Task A_function_runs_before_its_host_has_started_or_never(string function, bool isHttp)
    {
        var call = RunAsync(ContextOf(function, isHttp));
        call.IsCompleted.ShouldBeFalse();
        _ran.ShouldBeFalse();
        await _gate.StartAsync(CancellationToken.None);
        await call.WaitAsync(TimeSpan.FromSeconds(30), TimeProvider.System);
        _ran.ShouldBeTrue();
    }

    [Fact]
    public async Task A_request_hangs_as_long_as_its_host_does_not_start()
    {
        var context = ContextOf("GetItem", isHttp: true);
        var call = RunAsync(context);
        _time.Pass();
        await call.WaitAsync(TimeSpan.FromSeconds(30), TimeProvider.System);
        _ran.ShouldBeFalse();
        var (answer, body) = await FunctionCall.WriteAsync((WireResult)context.GetInvocationResult().Value!);
        answer.StatusCode.ShouldBe(503);
        answer.Headers.RetryAfter.ToString().ShouldBe("1");
        body["retryable"]!.GetValue<bool>().ShouldBeTrue();
    }

    [Fact]
    public void A_message_is_given_up_like_a_request()
    {
        var call = RunAsync(ContextOf("FollowLogs", isHttp: false));
        _time.Pass();
        call.IsCompleted.ShouldBeFalse();
    }

    [Fact]
    public async Task A_probe_waits_for_the_start()
    {
        await RunAsync(ContextOf("HealthLive", isHttp: true));
        _ran.ShouldBeTrue();
    }

    Task RunAsync(FunctionContext context) => new StartedHost(_gate, _time).Invoke(context, _ =>
    {
        _ran = true;
        return Task.CompletedTask;
    });

    LiveFunctionContext ContextOf(string function, bool isHttp)
    {
        var known = FunctionDiscovery.Find([typeof(ItemFunctions), typeof(FollowFunctions), typeof(HealthFunctions)]);
        var trigger = new TriggerEvent("", new Dictionary<string, object?>());
        var context = new LiveFunctionContext(
            "1", known.Single(one => one.Name == function), trigger, _services, CancellationToken.None);
        if (isHttp)
            context.Items[HttpItems.ContextKey] = new DefaultHttpContext();
        return context;
    }
}
