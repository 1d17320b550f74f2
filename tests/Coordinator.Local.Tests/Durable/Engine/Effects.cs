using System.Collections.Concurrent;
using Coordinator.Local.Tests.Durable.Fakes;
using Coordinator.TestKit;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Coordinator.Local.Tests.Durable.Engine;

/// <summary>
/// An orchestration with everything in it, and a record of what its activities did. It ends with the same output
/// whatever happens to its hosts; its activities run at least once.
/// </summary>
sealed class Effects
{
    public const string Orchestrator = "Everything";
    public const string InstanceId = "everything";
    public const string Output = "\"a,b0b1b2,child(c),retried,event,timer,first:1\"";

    readonly ConcurrentDictionary<string, int> _runs = new();

    public IReadOnlyDictionary<string, int> Runs => _runs;

    public void AddTo(DurableTaskRegistry tasks) => tasks
        .AddOrchestratorFunc<int, string>(Orchestrator, RunAsync)
        .AddOrchestratorFunc<string, string>("Child", async (context, input) =>
            $"child({await context.CallActivityAsync<string>("Do", input)})")
        .AddOrchestratorFunc<string, int>("Teller", (context, receiver) =>
        {
            context.SendEvent(receiver, "told", "event");
            return Task.FromResult(0);
        })
        .AddActivityFunc<string, string>("Do", (_, what) => Task.FromResult(Note(what)))
        .AddActivityFunc<int, string>("Flaky", (_, attempt) =>
        {
            Note($"flaky{attempt}");
            return attempt < 2 ? throw new TimeoutException("not yet") : Task.FromResult("retried");
        });

    /// <summary>
    /// Starts it, or another one, as a caller does: again after a failure, as long as there is a host to ask; one that
    /// exists already is as good.
    /// </summary>
    public static async Task ScheduleAsync(
        TestHost host, string orchestrator = Orchestrator, string instanceId = InstanceId)
    {
        var options = new StartOrchestrationOptions(instanceId)
            .WithDedupeStatuses([.. StartOrchestrationOptionsExtensions.ValidDedupeStatuses]);
        var started = TimeProvider.System.GetTimestamp();
        while (host.IsUp)
        {
            try
            {
                await host.Client.ScheduleNewOrchestrationInstanceAsync(orchestrator, 0, options);
                return;
            }
            catch (InvalidOperationException)
            {
                return;
            }
            catch (Azure.RequestFailedException)
                when (TimeProvider.System.GetElapsedTime(started) < Eventually.Patience)
            {
                await Task.Yield();
            }
        }
    }

    async Task<string> RunAsync(TaskOrchestrationContext context, int generation)
    {
        if (generation == 0)
        {
            context.ContinueAsNew(1);
            await context.CallActivityAsync("Do", "generation0");
            return "";
        }
        var parts = new List<string> { await context.CallActivityAsync<string>("Do", "a") };
        var fan = Enumerable.Range(0, 3).Select(i => context.CallActivityAsync<string>("Do", $"b{i}"));
        parts.Add(string.Concat(await Task.WhenAll(fan)));
        parts.Add(await context.CallSubOrchestratorAsync<string>("Child", "c"));
        parts.Add(await RetryAsync(context));
        await context.CallSubOrchestratorAsync("Teller", context.InstanceId);
        parts.Add(await context.WaitForExternalEvent<string>("told", TimeSpan.FromDays(1)));
        await context.CreateTimer(TimeSpan.FromSeconds(3), CancellationToken.None);
        await context.CreateTimer(TimeSpan.FromSeconds(15), CancellationToken.None);
        parts.Add("timer");
        parts.Add($"first:{await context.CallActivityAsync<string>("Do", "1")}");
        return string.Join(',', parts);
    }

    static async Task<string> RetryAsync(TaskOrchestrationContext context)
    {
        var attempt = 0;
        while (true)
        {
            try
            {
                return await context.CallActivityAsync<string>("Flaky", attempt++);
            }
            catch (TaskFailedException)
            {
                await context.CreateTimer(TimeSpan.FromSeconds(11), CancellationToken.None);
            }
        }
    }

    string Note(string what)
    {
        _runs.AddOrUpdate(what, 1, (_, runs) => runs + 1);
        return what;
    }
}
