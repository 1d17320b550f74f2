using Coordinator.Local.Runtime.Durable.Engine;
using Coordinator.Local.Runtime.Durable.Storage;
using Coordinator.Local.Tests.Durable.Fakes;
using Coordinator.TestKit;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Shouldly;

namespace Coordinator.Local.Tests.Durable.Engine;

/// <summary>What orchestrations do from their start to their end, on an engine that nothing happens to.</summary>
public sealed class OrchestrationTests : EngineTest
{
    [Fact]
    public async Task A_sequence_of_activities_does_not_come_to_its_end()
    {
        var host = await StartAsync(tasks => tasks
            .AddOrchestratorFunc<int, int>("Sum", async (context, count) =>
            {
                var sum = 0;
                for (var i = 1; i <= count; i++)
                    sum = await context.CallActivityAsync<int>("Add", new[] { sum, i });
                return sum;
            })
            .AddActivityFunc<int[], int>("Add", (_, terms) => Task.FromResult(terms.Sum())));
        var ended = await RunAsync(host, "Sum", 5);
        ended.RuntimeStatus.ShouldBe(OrchestrationRuntimeStatus.Completed);
        ended.ReadOutputAs<int>().ShouldBe(15);
        ended.ReadInputAs<int>().ShouldBe(5);
        await Stage.NoMessagesAsync();
    }

    [Fact]
    public async Task Activities_of_a_fan_out_are_lost_or_run_twice()
    {
        var runs = 0;
        Settings = Settings with { ActivitiesMax = 2 };
        var host = await StartAsync(tasks => tasks
            .AddOrchestratorFunc<int, int>("Fan", async (context, count) =>
            {
                var calls = Enumerable.Range(0, count).Select(i => context.CallActivityAsync<int>("Same", i));
                return (await Task.WhenAll(calls)).Sum();
            })
            .AddActivityFunc<int, int>("Same", (_, i) =>
            {
                Interlocked.Increment(ref runs);
                return Task.FromResult(i);
            }));
        var ended = await RunAsync(host, "Fan", 100);
        ended.ReadOutputAs<int>().ShouldBe(4950);
        runs.ShouldBe(100);
        await Stage.NoMessagesAsync();
    }

    [Fact]
    public async Task An_unknown_orchestrator_or_activity_hangs()
    {
        var host = await StartAsync(tasks => tasks.AddOrchestratorFunc<object?, int>(
            "Calls", (context, _) => context.CallActivityAsync<int>("Nowhere")));
        (await RunAsync(host, "Nobody")).FailureDetails!.ErrorType.ShouldBe(StepRunner.NotFoundType);
        (await RunAsync(host, "Calls")).FailureDetails!.InnerFailure!.ErrorType.ShouldBe(ActivityPool.NotFoundType);
    }

    [Fact]
    public async Task A_called_orchestration_does_not_answer_its_caller()
    {
        var host = await StartAsync(tasks => tasks
            .AddOrchestratorFunc<int, string>("Parent", async (context, n) =>
            {
                var child = await context.CallSubOrchestratorAsync<string>(
                    "Child", n, new SubOrchestrationOptions(instanceId: $"{context.InstanceId}.child"));
                try
                {
                    await context.CallSubOrchestratorAsync("Child", -1);
                    return "no failure";
                }
                catch (TaskFailedException error)
                {
                    return $"{child}, {error.FailureDetails.ErrorMessage}";
                }
            })
            .AddOrchestratorFunc<int, string>("Child", async (context, n) =>
            {
                if (n < 0)
                    throw new InvalidOperationException("negative");
                await context.CreateTimer(TimeSpan.FromMinutes(n), CancellationToken.None);
                return $"{context.Parent!.Name} {context.Parent.InstanceId}";
            }));
        var id = await host.Client.ScheduleNewOrchestrationInstanceAsync(
            "Parent", 3, new StartOrchestrationOptions(InstanceId: "the-parent"));
        (await EndOfAsync(host, id)).ReadOutputAs<string>().ShouldBe("Parent the-parent, negative");
        (await host.Client.GetInstanceAsync("the-parent.child"))!.RuntimeStatus
            .ShouldBe(OrchestrationRuntimeStatus.Completed);
        await Stage.NoMessagesAsync();
    }

    [Fact]
    public async Task A_running_instance_s_id_is_given_to_a_called_orchestration()
    {
        var host = await StartAsync(tasks => tasks
            .AddOrchestratorFunc<object?, string>("Waits", (context, _) => context.WaitForExternalEvent<string>("e"))
            .AddOrchestratorFunc<object?, int>("Calls", (context, _) => context.CallSubOrchestratorAsync<int>(
                "Waits", options: new SubOrchestrationOptions(instanceId: "taken"))));
        await host.Client.ScheduleNewOrchestrationInstanceAsync("Waits", new StartOrchestrationOptions("taken"));
        await Stage.StartedAsync(host, "taken");
        (await RunAsync(host, "Calls")).FailureDetails!.InnerFailure!.ErrorType.ShouldBe(ChildStarter.ExistsType);
    }

    [Fact]
    public async Task An_event_between_instances_is_lost()
    {
        var host = await StartAsync(tasks => tasks
            .AddOrchestratorFunc<object?, string>("Receiver", (context, _) => context.WaitForExternalEvent<string>("e"))
            .AddOrchestratorFunc<string, int>("Sender", (context, text) =>
            {
                context.SendEvent("receiver", "e", text);
                return Task.FromResult(0);
            }));
        var large = new string('x', 100_000);
        await host.Client.ScheduleNewOrchestrationInstanceAsync("Receiver", new StartOrchestrationOptions("receiver"));
        await RunAsync(host, "Sender", large);
        ((await EndOfAsync(host, "receiver")).ReadOutputAs<string>() == large).ShouldBeTrue();
    }

    [Fact]
    public async Task An_event_before_the_wait_is_lost()
    {
        using var gate = new SemaphoreSlim(0);
        var host = await StartAsync(tasks => tasks
            .AddOrchestratorFunc<object?, string>("Waits", async (context, _) =>
            {
                await context.CallActivityAsync("Slow");
                return await context.WaitForExternalEvent<string>("approval");
            })
            .AddActivityFunc<object?, int>("Slow", async (_, _) =>
            {
                await gate.WaitAsync();
                return 0;
            }));
        await host.Client.ScheduleNewOrchestrationInstanceAsync("Waits", new StartOrchestrationOptions("w"));
        await host.Client.RaiseEventAsync("w", "Approval", "yes");
        await Stage.UntilAsync(() => Storage.Messages.Count == 1, "the event was not taken");
        gate.Release();
        (await EndOfAsync(host, "w")).ReadOutputAs<string>().ShouldBe("yes");
    }

    [Fact]
    public async Task A_payload_that_no_row_or_message_holds_is_cut()
    {
        var large = new string('é', 1_500_000);
        var host = await StartAsync(tasks => tasks
            .AddOrchestratorFunc<string, string>("Long", async (context, text) =>
            {
                var back = await context.CallActivityAsync<string>("Back", text);
                return back + await context.WaitForExternalEvent<string>("more");
            })
            .AddActivityFunc<string, string>("Back", (_, text) => Task.FromResult(text)));
        await host.Client.ScheduleNewOrchestrationInstanceAsync("Long", large, new StartOrchestrationOptions("long"));
        await host.Client.RaiseEventAsync("long", "more", large);
        ((await EndOfAsync(host, "long")).ReadOutputAs<string>() == large + large).ShouldBeTrue();
        (await host.Client.PurgeInstanceAsync("long")).PurgedInstanceCount.ShouldBe(1);
        Storage.Chunks.ShouldBe(0);
        Storage.Rows.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_eternal_orchestration_grows_or_loses_events()
    {
        var host = await StartAsync(tasks => tasks.AddOrchestratorFunc<int[], int[]>("Collect", async (context, got) =>
        {
            var next = await context.WaitForExternalEvent<int>("n");
            int[] all = [.. got, next];
            if (all.Length == 50)
                return all;
            context.ContinueAsNew(all);
            return [];
        }));
        await host.Client.ScheduleNewOrchestrationInstanceAsync(
            "Collect", Array.Empty<int>(), new StartOrchestrationOptions("c"));
        for (var i = 0; i < 50; i++)
            await host.Client.RaiseEventAsync("c", "n", i);
        (await EndOfAsync(host, "c")).ReadOutputAs<int[]>()!.Order().ShouldBe(Enumerable.Range(0, 50));
        Storage.Rows.Single().Tail.Length.ShouldBeLessThan(4000);
    }

    [Fact]
    public async Task An_orchestration_continues_as_new_for_ever()
    {
        var host = await StartAsync(tasks => tasks.AddOrchestratorFunc<object?, int>("Spins", (context, _) =>
        {
            context.ContinueAsNew();
            return Task.FromResult(0);
        }));
        (await RunAsync(host, "Spins")).FailureDetails!.ErrorMessage.ShouldContain("without waiting for anything");
    }

    [Fact]
    public async Task A_failing_activity_is_not_retried_or_its_delay_not_waited_for()
    {
        var times = new List<DateTimeOffset>();
        var host = await StartAsync(tasks => tasks
            .AddOrchestratorFunc<object?, string>("Retries", (context, _) => context.CallActivityAsync<string>(
                "Flaky", TaskOptions.FromRetryPolicy(new RetryPolicy(5, TimeSpan.FromMinutes(1), 2))))
            .AddActivityFunc<object?, string>("Flaky", (_, _) =>
            {
                times.Add(Time.GetUtcNow());
                return times.Count < 4 ? throw new TimeoutException("not yet") : Task.FromResult("done");
            }));
        (await RunAsync(host, "Retries")).ReadOutputAs<string>().ShouldBe("done");
        (times[1] - times[0]).TotalMinutes.ShouldBeInRange(1, 1.1);
        (times[2] - times[1]).TotalMinutes.ShouldBeInRange(2, 2.1);
        (times[3] - times[2]).TotalMinutes.ShouldBeInRange(4, 4.1);
    }

    [Fact]
    public async Task Time_goes_back_with_the_clock()
    {
        var host = await StartAsync(tasks => tasks
            .AddOrchestratorFunc<object?, bool>("Times", async (context, _) =>
            {
                var before = context.CurrentUtcDateTime;
                await context.WaitForExternalEvent<int>("e");
                return context.CurrentUtcDateTime >= before;
            }));
        await host.Client.ScheduleNewOrchestrationInstanceAsync("Times", new StartOrchestrationOptions("t"));
        await Stage.StartedAsync(host, "t");
        Time.SetBack(TimeSpan.FromHours(1));
        await host.Client.RaiseEventAsync("t", "e", 1);
        (await EndOfAsync(host, "t")).ReadOutputAs<bool>().ShouldBeTrue();
    }

    [Fact]
    public async Task An_orchestrator_that_was_changed_goes_on_with_an_old_history()
    {
        DurableTaskRegistry Add(DurableTaskRegistry tasks, string activity) => tasks
            .AddOrchestratorFunc<object?, int>("Changes", async (context, _) =>
            {
                var first = await context.CallActivityAsync<int>(activity);
                return first + await context.WaitForExternalEvent<int>("e");
            })
            .AddActivityFunc<object?, int>(activity, (_, _) => Task.FromResult(1));
        var old = await StartAsync(tasks => Add(tasks, "Before"), "old");
        await old.Client.ScheduleNewOrchestrationInstanceAsync("Changes", new StartOrchestrationOptions("c"));
        await Stage.StartedAsync(old, "c");
        await Stage.NoMessagesAsync();
        old.Kill();
        var changed = await StartAsync(tasks => Add(tasks, "After"), "changed");
        await changed.Client.RaiseEventAsync("c", "e", 1);
        var ended = await EndOfAsync(changed, "c");
        ended.RuntimeStatus.ShouldBe(OrchestrationRuntimeStatus.Failed);
        ended.FailureDetails!.ErrorType.ShouldEndWith("NonDeterministicOrchestrationException");
        ended.FailureDetails.ErrorMessage.ShouldContain("'Before'");
        ended.FailureDetails.ErrorMessage.ShouldContain("'After'");
        // The log is written after the end is stored.
        const string Logged = "'c' (Changes) failed: DurableTask.Core.Exceptions.NonDeterministic";
        await Eventually.IsTrueAsync(() => changed.Logs.Text.Contains(Logged, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_failure_too_long_for_a_message_never_reaches_the_caller()
    {
        // Each of these letters takes six characters in a message.
        var text = new string('ß', 50_000);
        var host = await StartAsync(tasks => tasks
            .AddOrchestratorFunc<int, int>("Nested", (context, depth) => depth == 0
                ? throw new InvalidOperationException($"the cause {text}", new TimeoutException(text))
                : context.CallSubOrchestratorAsync<int>("Nested", depth - 1)));
        var failure = (await RunAsync(host, "Nested", 4)).FailureDetails!;
        Storage.LongestText.ShouldBeLessThan(HubLimits.MessageLengthMax);
        for (var depth = 0; depth < 4; depth++)
            failure = failure.InnerFailure!;
        failure.ErrorType.ShouldBe("System.InvalidOperationException");
        failure.ErrorMessage.ShouldStartWith("the cause");
    }
}
