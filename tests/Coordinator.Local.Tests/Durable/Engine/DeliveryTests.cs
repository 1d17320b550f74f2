using Coordinator.Local.Runtime.Durable;
using Coordinator.Local.Runtime.Durable.Engine;
using Coordinator.Local.Runtime.Durable.Messages;
using Coordinator.Local.Runtime.Durable.Storage;
using Coordinator.Local.Tests.Durable.Fakes;
using Microsoft.DurableTask;
using Shouldly;

namespace Coordinator.Local.Tests.Durable.Engine;

/// <summary>Messages that come twice, late, in no order, too often, or that nobody can read.</summary>
public sealed class DeliveryTests : EngineTest
{
    [Fact]
    public async Task Messages_in_no_order_or_twice_lose_something_or_do_it_twice()
    {
        var seed = Environment.TickCount;
        for (var run = seed; run < seed + 10; run++)
        {
            await using var stage = new Stage(new HubSettings());
            var host = await stage.StartAsync("host", new Effects().AddTo, new UnrulyHub(stage.Storage, run));
            var options = new StartOrchestrationOptions(Effects.InstanceId);
            await host.Client.ScheduleNewOrchestrationInstanceAsync(Effects.Orchestrator, 0, options);
            (await stage.EndOfAsync(host, Effects.InstanceId, $"seed {run}")).SerializedOutput
                .ShouldBe(Effects.Output, $"seed {run}");
            await stage.NoMessagesAsync($"seed {run}");
        }
    }

    [Fact]
    public async Task An_event_that_is_delivered_twice_counts_twice()
    {
        var host = await StartAsync(tasks => tasks.AddOrchestratorFunc<object?, int>("Counts", async (context, _) =>
        {
            var sum = 0;
            for (var i = 0; i < 3; i++)
                sum += await context.WaitForExternalEvent<int>("n");
            return sum;
        }));
        await host.Client.ScheduleNewOrchestrationInstanceAsync("Counts", new StartOrchestrationOptions("c"));
        (string Id, string Payload)[] sent =
            [("1", "1"), ("1", "1"), ("2", "10"), ("1", "1"), ("2", "10"), ("3", "100")];
        foreach (var (id, payload) in sent)
        {
            var message = new HubMessage(id, MessageKind.Event, "c") { Name = "n", Payload = payload };
            await Storage.SendAsync(HubQueue.Control, MessageText.Write(message), TimeSpan.Zero);
        }
        (await EndOfAsync(host, "c")).ReadOutputAs<int>().ShouldBe(111);
        await Stage.NoMessagesAsync();
    }

    [Fact]
    public async Task A_poison_activity_ends_its_hosts_for_ever_or_holds_others_up()
    {
        Settings = Settings with { ActivityDeliveriesMax = 3 };
        var deaths = 0;
        TestHost? current = null;
        void Configure(DurableTaskRegistry tasks) => tasks
            .AddOrchestratorFunc<string, string>("Calls", async (context, activity) =>
            {
                try
                {
                    return await context.CallActivityAsync<string>(activity);
                }
                catch (TaskFailedException error)
                {
                    return error.FailureDetails.ErrorType;
                }
            })
            .AddActivityFunc<object?, string>("Healthy", (_, _) => Task.FromResult("well"))
            .AddActivityFunc<object?, string>("Poison", (_, _) =>
            {
                Interlocked.Increment(ref deaths);
                current!.Kill();
                return new TaskCompletionSource<string>().Task;
            });
        current = await StartAsync(Configure);
        await current.Client.ScheduleNewOrchestrationInstanceAsync(
            "Calls", "Poison", new StartOrchestrationOptions("p"));
        for (var i = 0; !Stage.HasEnded("p"); i++)
        {
            i.ShouldBeLessThan(20, "it ends its hosts for ever");
            var host = current;
            await Stage.UntilAsync(() => !host.IsUp || Stage.HasEnded("p"), "the poison is not tried again");
            if (!host.IsUp)
                current = await StartAsync(Configure, $"host{i}");
            await current.Client.ScheduleNewOrchestrationInstanceAsync(
                "Calls", "Healthy", new StartOrchestrationOptions($"h{i}"));
        }
        (await EndOfAsync(current, "p")).ReadOutputAs<string>().ShouldBe(IntakeRules.PoisonedType);
        (await EndOfAsync(current, "h0")).ReadOutputAs<string>().ShouldBe("well");
        // Once under the step that began it, then as often as its message may come.
        deaths.ShouldBe(1 + Settings.ActivityDeliveriesMax);
        await Stage.NoMessagesAsync();
    }

    [Fact]
    public async Task A_message_that_nobody_can_read_stays_in_the_way()
    {
        var host = await StartAsync(tasks =>
            tasks.AddOrchestratorFunc<object?, int>("One", (_, _) => Task.FromResult(1)));
        string[] garbage = ["", "no JSON", "{}", "[1]", """{"Kind":"Start"}"""];
        foreach (var text in garbage)
        {
            await Storage.SendAsync(HubQueue.Control, text, TimeSpan.Zero);
            await Storage.SendAsync(HubQueue.WorkItems, text, TimeSpan.Zero);
        }
        (await RunAsync(host, "One")).ReadOutputAs<int>().ShouldBe(1);
        await Stage.UntilAsync(
            () => Storage.Messages.Count == 10 && Storage.Messages.All(message => message.Queue == HubQueue.Poison),
            "a message is not where it belongs");
    }

    [Fact]
    public async Task A_message_for_an_instance_that_is_not_there_stays_in_the_queue()
    {
        var host = await StartAsync(tasks =>
            tasks.AddOrchestratorFunc<object?, int>("One", (_, _) => Task.FromResult(1)));
        await host.Client.RaiseEventAsync("nobody", "e", 1);
        await host.Client.TerminateInstanceAsync("nobody");
        await Stage.NoMessagesAsync();
        (await host.Client.GetInstanceAsync("nobody")).ShouldBeNull();
    }

    [Fact]
    public async Task A_result_for_what_another_host_has_begun_is_thrown_away()
    {
        // The first host has read the instance; the second one calls the child, and the first one gets the child's
        // answer.
        void Configure(DurableTaskRegistry tasks) => tasks
            .AddOrchestratorFunc<object?, int>("Parent", async (context, _) =>
            {
                await context.WaitForExternalEvent<int>("go");
                return await context.CallSubOrchestratorAsync<int>(
                    "Child", options: new SubOrchestrationOptions(instanceId: "child"));
            })
            .AddOrchestratorFunc<object?, int>("Child", (context, _) => context.WaitForExternalEvent<int>("answer"));
        var first = await StartAsync(Configure, "first");
        var second = await StartAsync(Configure, "second");
        await first.Client.ScheduleNewOrchestrationInstanceAsync("Parent", new StartOrchestrationOptions("parent"));
        await Stage.StartedAsync(first, "parent");
        await second.Client.RaiseEventAsync("parent", "go", 1);
        await Stage.UntilAsync(() => Storage.Rows.Count == 2, "the child was not called");
        await first.Client.RaiseEventAsync("child", "answer", 42);
        (await EndOfAsync(first, "parent")).ReadOutputAs<int>().ShouldBe(42);
        await Stage.NoMessagesAsync();
    }
}
