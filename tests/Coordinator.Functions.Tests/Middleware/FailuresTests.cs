using Coordinator.Functions.Answers;
using Coordinator.Functions.Items;
using Coordinator.Functions.Middleware;
using Coordinator.Functions.Tests.Support;
using Coordinator.Local.Runtime.Worker.Http;
using Coordinator.Local.Runtime.Worker.Invocation;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;

namespace Coordinator.Functions.Tests.Middleware;

/// <summary>S14: what a function throws, whatever the host around it makes of exceptions.</summary>
public sealed class FailuresTests : IDisposable
{
    readonly ServiceProvider _services = new ServiceCollection().BuildServiceProvider();

    public void Dispose() => _services.Dispose();

    [Fact]
    public async Task A_failure_is_left_to_the_host_or_told_to_the_caller()
    {
        var context = ContextOf(isHttp: true);
        await RunAsync(context);
        var (answer, body) = await FunctionCall.WriteAsync((WireResult)context.GetInvocationResult().Value!);
        answer.StatusCode.ShouldBe(500);
        body["type"]!.GetValue<string>().ShouldBe("/problems/internal");
        body.ToJsonString().ShouldNotContain("canary");
    }

    /// <summary>A message that was swallowed would not come again.</summary>
    [Fact]
    public async Task A_message_that_failed_counts_as_done() =>
        await Should.ThrowAsync<InvalidOperationException>(() => RunAsync(ContextOf(isHttp: false)));

    static Task RunAsync(FunctionContext context) => new Failures(NullLogger<Failures>.Instance).Invoke(
        context, _ => throw new InvalidOperationException("canary"));

    LiveFunctionContext ContextOf(bool isHttp)
    {
        var known = FunctionDiscovery.Find([typeof(ItemFunctions)]).Single(one => one.Name == "GetItem");
        var trigger = new TriggerEvent("", new Dictionary<string, object?>());
        var context = new LiveFunctionContext("1", known, trigger, _services, CancellationToken.None);
        if (isHttp)
            context.Items[HttpItems.ContextKey] = new DefaultHttpContext();
        return context;
    }
}
