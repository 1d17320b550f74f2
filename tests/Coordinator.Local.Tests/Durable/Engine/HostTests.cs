using Coordinator.Local.Runtime.Durable;
using Coordinator.Local.Tests.Durable.Fakes;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Shouldly;

namespace Coordinator.Local.Tests.Durable.Engine;

/// <summary>Hosts that stop, come back, share a hub, or come back from a long pause.</summary>
public sealed class HostTests : EngineTest
{
    [Fact]
    public async Task A_timer_is_lost_with_its_host()
    {
        var fired = new List<DateTimeOffset>();
        async Task<int> WaitAsync(TaskOrchestrationContext context, int seconds)
        {
            await context.CreateTimer(TimeSpan.FromSeconds(seconds), CancellationToken.None);
            fired.Add(Time.GetUtcNow());
            return 0;
        }
        void Configure(DurableTaskRegistry tasks) => tasks.AddOrchestratorFunc<int, int>("Waits", WaitAsync);
        int[] waits = [3, 30, 1800, 20 * 24 * 3600];
        foreach (var seconds in waits)
        {
            var begun = Time.GetUtcNow();
            var first = await StartAsync(Configure, $"first{seconds}");
            await first.Client.ScheduleNewOrchestrationInstanceAsync(
                "Waits", seconds, new StartOrchestrationOptions($"w{seconds}"));
            await Stage.StartedAsync(first, $"w{seconds}");
            await Stage.UntilAsync(() => first.IsQuiet, "the first step did not end");
            first.Kill();
            var second = await StartAsync(Configure, $"second{seconds}");
            await LeapAsync(TimeSpan.FromSeconds(seconds) - TimeSpan.FromHours(1));
            await EndOfAsync(second, $"w{seconds}");
            second.Kill();
            var late = fired[^1] - begun - TimeSpan.FromSeconds(seconds);
            late.ShouldBeGreaterThanOrEqualTo(TimeSpan.Zero, $"{seconds} s");
            // At most the lease of the message, or the grace of the alarm, and a look into the queue.
            late.ShouldBeLessThan(TimeSpan.FromSeconds(40), $"{seconds} s");
        }
    }

    [Fact]
    public async Task A_timer_of_a_host_that_stays_is_late()
    {
        var fired = new List<DateTimeOffset>();
        var host = await StartAsync(tasks => tasks.AddOrchestratorFunc<int, int>("Waits", async (context, seconds) =>
        {
            await context.CreateTimer(TimeSpan.FromSeconds(seconds), CancellationToken.None);
            fired.Add(Time.GetUtcNow());
            return 0;
        }));
        foreach (var seconds in new[] { 0, 3, 30, 1800 })
        {
            var begun = Time.GetUtcNow();
            await RunAsync(host, "Waits", seconds);
            (fired[^1] - begun).TotalSeconds.ShouldBe(seconds, tolerance: 0.1);
        }
        await Stage.NoMessagesAsync();
    }

    [Fact]
    public async Task An_event_is_lost_while_no_host_is_up()
    {
        void Configure(DurableTaskRegistry tasks) => tasks.AddOrchestratorFunc<object?, string>(
            "Waits", (context, _) => context.WaitForExternalEvent<string>("e", TimeSpan.FromDays(30)));
        var first = await StartAsync(Configure, "first");
        await first.Client.ScheduleNewOrchestrationInstanceAsync("Waits", new StartOrchestrationOptions("w"));
        await Stage.StartedAsync(first, "w");
        first.Kill();
        await first.Client.RaiseEventAsync("w", "e", "here");
        Time.Advance(TimeSpan.FromDays(3));
        var second = await StartAsync(Configure, "second");
        (await EndOfAsync(second, "w")).ReadOutputAs<string>().ShouldBe("here");
    }

    [Fact]
    public async Task A_stop_abandons_what_runs_or_keeps_others_from_going_on()
    {
        var gate = new TaskCompletionSource<int>();
        var runs = 0;
        void Configure(DurableTaskRegistry tasks) => tasks
            .AddOrchestratorFunc<object?, int>("Two", async (context, _) =>
                await context.CallActivityAsync<int>("Slow", 1) + await context.CallActivityAsync<int>("Slow", 2))
            .AddActivityFunc<int, int>("Slow", (_, which) =>
            {
                Interlocked.Increment(ref runs);
                return which == 1 ? gate.Task : Task.FromResult(2);
            });
        var first = await StartAsync(Configure, "first");
        await first.Client.ScheduleNewOrchestrationInstanceAsync("Two", new StartOrchestrationOptions("t"));
        await Stage.UntilAsync(() => runs == 1, "the activity did not begin");
        var stop = first.StopAsync();
        stop.IsCompleted.ShouldBeFalse("the activity runs");
        gate.SetResult(1);
        await Stage.UntilAsync(() => stop.IsCompleted, "it does not stop");
        await stop;
        var stopped = Time.GetUtcNow();
        var second = await StartAsync(Configure, "second");
        (await EndOfAsync(second, "t")).ReadOutputAs<int>().ShouldBe(3);
        runs.ShouldBe(2);
        (Time.GetUtcNow() - stopped).ShouldBeLessThan(Settings.Lease / 2, "the message was not given back");
    }

    [Fact]
    public async Task A_host_that_comes_back_from_a_pause_overwrites_what_was_done_without_it()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        for (var run = 0; run < 5; run++)
        {
            await using var stage = new Stage(new HubSettings());
            var effects = new Effects();
            using var paused = new PausingHub(stage.Storage, pauseAt: run == 0 ? 1 : random.Next(2, 40));
            var first = await stage.StartAsync("first", effects.AddTo, paused);
            var second = await stage.StartAsync("second", effects.AddTo);
            await second.Client.ScheduleNewOrchestrationInstanceAsync(
                Effects.Orchestrator, 0, new StartOrchestrationOptions("other"));
            var scheduling = Effects.ScheduleAsync(first);
            await stage.UntilAsync(() => paused.IsPaused || stage.HasEnded(Effects.InstanceId), $"seed {seed}");
            stage.Time.Advance(TimeSpan.FromSeconds(1));
            // The pause may be at the very write that creates the instance: its caller asks another host then.
            await Effects.ScheduleAsync(second);
            await EndOnAsync(stage, second, seed);
            paused.Resume();
            await EndOnAsync(stage, second, seed);
            await stage.UntilAsync(() => scheduling.IsCompleted, $"seed {seed}, run {run}");
            await scheduling;
            await stage.NoMessagesAsync($"seed {seed}, run {run}");
            stage.Storage.Rows.Single(row => row.InstanceId == Effects.InstanceId).Status
                .ShouldBe(OrchestrationRuntimeStatus.Completed);
        }
    }

    [Fact]
    public async Task Instances_do_not_all_end_when_hosts_of_one_hub_are_killed_at_random()
    {
        const int Instances = 20;
        var seed = Environment.TickCount;
        var random = new Random(seed);
        var effects = new Effects();
        var hosts = new List<TestHost>
        {
            await StartAsync(effects.AddTo, "a"),
            await StartAsync(effects.AddTo, "b"),
        };
        for (var i = 0; i < Instances; i++)
            await hosts[i % 2].Client.ScheduleNewOrchestrationInstanceAsync(
                Effects.Orchestrator, 0, new StartOrchestrationOptions($"i{i}"));
        for (var kill = 0; kill < 12; kill++)
        {
            var until = Time.GetUtcNow() + TimeSpan.FromSeconds(random.Next(60));
            await Stage.UntilAsync(() => Time.GetUtcNow() >= until, $"seed {seed}");
            var victim = random.Next(2);
            hosts[victim].Kill();
            hosts[victim] = await StartAsync(effects.AddTo, $"h{kill}");
        }
        for (var i = 0; i < Instances; i++)
            (await Stage.EndOfAsync(hosts[0], $"i{i}", $"seed {seed}, i{i}")).SerializedOutput
                .ShouldBe(Effects.Output, $"seed {seed}");
        await Stage.NoMessagesAsync($"seed {seed}");
    }

    [Fact]
    public async Task A_long_history_is_cut_or_grows_the_row()
    {
        const int Activities = 700;
        var host = await StartAsync(tasks => tasks
            .AddOrchestratorFunc<int, int>("Long", async (context, count) =>
            {
                var sum = 0;
                for (var i = 0; i < count; i++)
                    sum += await context.CallActivityAsync<int>("One");
                return sum + await context.WaitForExternalEvent<int>("last");
            })
            .AddActivityFunc<object?, int>("One", (_, _) => Task.FromResult(1)));
        await host.Client.ScheduleNewOrchestrationInstanceAsync(
            "Long", Activities, new StartOrchestrationOptions("long"));
        await Stage.UntilAsync(() => Storage.Messages.Count == 0 && host.IsQuiet && Storage.Rows.Single().Status
            == OrchestrationRuntimeStatus.Running, "it does not wait for its event");
        var stored = (await host.Hub.Instances.LoadAsync("long"))!;
        stored.History.Count.ShouldBeGreaterThan(2000);
        stored.Row.Tail.Length.ShouldBeLessThan(20_000);
        host.Kill();
        var second = await StartAsync(tasks => tasks.AddOrchestratorFunc<int, int>("Long", async (context, count) =>
        {
            for (var i = 0; i < count; i++)
                await context.CallActivityAsync<int>("One");
            return count + await context.WaitForExternalEvent<int>("last");
        }), "second");
        await second.Client.RaiseEventAsync("long", "last", 1);
        (await EndOfAsync(second, "long")).ReadOutputAs<int>().ShouldBe(Activities + 1);
    }

    [Fact]
    public async Task An_instance_whose_start_was_cut_short_never_starts()
    {
        var cut = new FaultyHub(Storage, write => write == 1 ? Fault.DownAfter : Fault.None);
        void Configure(DurableTaskRegistry tasks) =>
            tasks.AddOrchestratorFunc<object?, int>("One", (_, _) => Task.FromResult(1));
        var first = await Stage.StartAsync("first", Configure, cut);
        cut.WentDown = first.Kill;
        await Should.ThrowAsync<Azure.RequestFailedException>(
            () => first.Client.ScheduleNewOrchestrationInstanceAsync("One", new StartOrchestrationOptions("cut")));
        Storage.Rows.Single().Status.ShouldBe(OrchestrationRuntimeStatus.Pending);
        Storage.Messages.ShouldBeEmpty();
        var second = await StartAsync(Configure, "second");
        (await EndOfAsync(second, "cut")).ReadOutputAs<int>().ShouldBe(1);
    }

    [Fact]
    public async Task An_activity_that_is_taken_over_waits_for_a_look_into_a_queue()
    {
        Settings = Settings with { MaxPollingInterval = TimeSpan.FromHours(1) };
        var runs = new List<DateTimeOffset>();
        void Configure(DurableTaskRegistry tasks) => tasks
            .AddOrchestratorFunc<object?, int>("Calls", (context, _) => context.CallActivityAsync<int>("Once"))
            .AddActivityFunc<object?, int>("Once", (_, _) =>
            {
                runs.Add(Time.GetUtcNow());
                return runs.Count == 1 ? new TaskCompletionSource<int>().Task : Task.FromResult(7);
            });
        var first = await StartAsync(Configure, "first");
        await first.Client.ScheduleNewOrchestrationInstanceAsync("Calls", new StartOrchestrationOptions("c"));
        await Stage.UntilAsync(() => runs.Count == 1, "the activity did not begin");
        first.Kill();
        var second = await StartAsync(Configure, "second");
        var begun = Time.GetUtcNow();
        (await EndOfAsync(second, "c")).ReadOutputAs<int>().ShouldBe(7);
        // Its looks are 0.1, 0.3, 0.7 ... 25.5, 51.1, 102.3 s after its start: the message shows before that at 51 s.
        (runs[1] - begun).TotalSeconds.ShouldBeInRange(25, 60);
    }

    /// <summary>Lets much time pass in steps of hours: a host looks into its queues but once in each.</summary>
    async Task LeapAsync(TimeSpan most)
    {
        var hour = TimeSpan.FromHours(1);
        for (var left = most; left > TimeSpan.Zero; left -= hour)
        {
            var until = Time.GetUtcNow() + (left < hour ? left : hour);
            Time.Advance(until - Time.GetUtcNow());
            await Task.Delay(TimeSpan.FromMilliseconds(2), TimeProvider.System);
        }
    }

    static async Task EndOnAsync(Stage stage, TestHost host, int seed) =>
        await stage.EndOfAsync(host, Effects.InstanceId, $"seed {seed}");
}
