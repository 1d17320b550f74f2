using Coordinator.Local.Tests.Durable.Engine;
using Coordinator.Local.Tests.Durable.Fakes;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Shouldly;

namespace Coordinator.Local.Tests.Durable.Client;

/// <summary>What clients do to instances and learn of them.</summary>
public sealed class ClientTests : EngineTest
{
    const string Id = "the-instance";

    static readonly OrchestrationRuntimeStatus[] Any = [.. StartOrchestrationOptionsExtensions.ValidDedupeStatuses];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_running_instance_does_not_stand_in_the_way_of_another_start(bool namesStates)
    {
        var host = await StartWaitingAsync();
        var options = new StartOrchestrationOptions(Id);
        await Should.ThrowAsync<InvalidOperationException>(() => host.Client.ScheduleNewOrchestrationInstanceAsync(
            "Waits", "second", namesStates ? options.WithDedupeStatuses(Any) : options));
        await host.Client.RaiseEventAsync(Id, "e", "end");
        (await EndOfAsync(host, Id)).ReadOutputAs<string>().ShouldBe("first end");
    }

    [Fact]
    public async Task An_instance_that_has_ended_stands_in_the_way_only_if_asked_to()
    {
        var host = await StartWaitingAsync();
        await host.Client.RaiseEventAsync(Id, "e", "end");
        await EndOfAsync(host, Id);
        var options = new StartOrchestrationOptions(Id);
        await Should.ThrowAsync<InvalidOperationException>(() => host.Client.ScheduleNewOrchestrationInstanceAsync(
            "Waits", "second", options.WithDedupeStatuses(OrchestrationRuntimeStatus.Completed)));
        await host.Client.ScheduleNewOrchestrationInstanceAsync("Waits", "third", options);
        await host.Client.RaiseEventAsync(Id, "e", "end");
        (await EndOfAsync(host, Id)).ReadOutputAs<string>().ShouldBe("third end");
        await Stage.NoMessagesAsync();
    }

    [Fact]
    public async Task A_start_that_nothing_stands_in_the_way_of_lets_the_running_instance_go_on()
    {
        var host = await StartWaitingAsync();
        var options = new StartOrchestrationOptions(Id).WithDedupeStatuses();
        await Stage.RunAsync(
            host.Client.ScheduleNewOrchestrationInstanceAsync("Waits", "second", options), "it did not make room");
        await host.Client.RaiseEventAsync(Id, "e", "end");
        (await EndOfAsync(host, Id)).ReadOutputAs<string>().ShouldBe("second end");
    }

    [Fact]
    public async Task Ids_and_states_that_cannot_be_are_taken()
    {
        var host = await StartWaitingAsync();
        string[] wrong = ["", new string('x', 101), "a/b", "a\\b", "a#b", "a?b", "@entity", "line\n"];
        foreach (var id in wrong)
            await Should.ThrowAsync<ArgumentException>(() => host.Client.ScheduleNewOrchestrationInstanceAsync(
                "Waits", new StartOrchestrationOptions(id)));
        var unknown = new StartOrchestrationOptions("x") { DedupeStatuses = ["Sleeping"] };
        await Should.ThrowAsync<ArgumentException>(
            () => host.Client.ScheduleNewOrchestrationInstanceAsync("Waits", unknown));
        var endless = new StartOrchestrationOptions("x").WithDedupeStatuses(OrchestrationRuntimeStatus.Terminated);
        await Should.ThrowAsync<ArgumentException>(
            () => host.Client.ScheduleNewOrchestrationInstanceAsync("Waits", endless));
        Storage.Rows.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Ids_that_differ_a_little_mean_the_same_instance()
    {
        var host = await StartAsync(AddTasks);
        string[] ids = ["a", "A", "a_", "a__", "a.", "ä", "a ", "a'b", "a+b", "a%2Fb", new string('é', 100)];
        foreach (var id in ids)
            await host.Client.ScheduleNewOrchestrationInstanceAsync("Waits", id, new StartOrchestrationOptions(id));
        foreach (var id in ids)
            await host.Client.RaiseEventAsync(id, "e", "end");
        foreach (var id in ids)
            (await EndOfAsync(host, id)).ReadOutputAs<string>().ShouldBe($"{id} end");
    }

    [Fact]
    public async Task An_instance_starts_before_its_time()
    {
        var host = await StartAsync(AddTasks);
        var at = Time.GetUtcNow() + TimeSpan.FromMinutes(10);
        await host.Client.ScheduleNewOrchestrationInstanceAsync("Times", null, new StartOrchestrationOptions("t", at));
        await host.Client.RaiseEventAsync("t", "e", "early");
        var started = (await EndOfAsync(host, "t")).ReadOutputAs<DateTime>();
        (started - at.UtcDateTime).TotalSeconds.ShouldBeInRange(-0.1, 10);
    }

    [Fact]
    public async Task A_suspended_instance_goes_on_or_forgets_what_came()
    {
        var host = await StartWaitingAsync();
        await host.Client.SuspendInstanceAsync(Id, "wait");
        await StatusIsAsync(OrchestrationRuntimeStatus.Suspended);
        await host.Client.RaiseEventAsync(Id, "e", "end");
        await Stage.NoMessagesAsync();
        Storage.Rows.Single().Status.ShouldBe(OrchestrationRuntimeStatus.Suspended);
        await host.Client.ResumeInstanceAsync(Id);
        (await EndOfAsync(host, Id)).ReadOutputAs<string>().ShouldBe("first end");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_termination_leaves_called_orchestrations_or_takes_them_unasked(bool isRecursive)
    {
        var host = await StartAsync(AddTasks);
        await host.Client.ScheduleNewOrchestrationInstanceAsync("Parent", new StartOrchestrationOptions("parent"));
        await Stage.UntilAsync(() => IsIn("child", OrchestrationRuntimeStatus.Running), "the child did not start");
        await host.Client.TerminateInstanceAsync("parent", new TerminateInstanceOptions("over", isRecursive));
        var ended = await EndOfAsync(host, "parent");
        ended.RuntimeStatus.ShouldBe(OrchestrationRuntimeStatus.Terminated);
        ended.ReadOutputAs<string>().ShouldBe("over");
        await Stage.NoMessagesAsync();
        IsIn("child", isRecursive ? OrchestrationRuntimeStatus.Terminated : OrchestrationRuntimeStatus.Running)
            .ShouldBeTrue();
    }

    [Fact]
    public async Task A_custom_status_or_the_tags_are_not_seen_while_it_runs()
    {
        var host = await StartAsync(AddTasks);
        var options = new StartOrchestrationOptions(Id)
        {
            Tags = new Dictionary<string, string> { ["tenant"] = "blue" },
        };
        await host.Client.ScheduleNewOrchestrationInstanceAsync("Waits", "first", options);
        await Stage.StartedAsync(host, Id);
        var running = (await host.Client.GetInstanceAsync(Id, getInputsAndOutputs: true))!;
        running.ReadCustomStatusAs<string>().ShouldBe("waiting");
        running.ReadInputAs<string>().ShouldBe("first");
        running.Tags["tenant"].ShouldBe("blue");
        running.IsCompleted.ShouldBeFalse();
    }

    [Fact]
    public async Task A_wait_does_not_end_when_it_should()
    {
        var host = await StartWaitingAsync();
        await Should.ThrowAsync<InvalidOperationException>(
            () => Stage.RunAsync(host.Client.WaitForInstanceStartAsync("nobody"), "it waits for nobody"));
        using var cancellation = new CancellationTokenSource();
        var given = host.Client.WaitForInstanceCompletionAsync(Id, cancellation.Token);
        await cancellation.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => Stage.RunAsync(given, "it was not given up"));
        // Another process commits its end; this one has to look.
        var far = await StartAsync(_ => { }, "far");
        var wait = far.Client.WaitForInstanceCompletionAsync(Id, getInputsAndOutputs: true);
        await host.Client.RaiseEventAsync(Id, "e", "end");
        (await Stage.RunAsync(wait, "the end was not seen")).ReadOutputAs<string>().ShouldBe("first end");
    }

    [Fact]
    public async Task A_list_lacks_instances_or_has_others()
    {
        var host = await StartAsync(AddTasks);
        for (var i = 0; i < 5; i++)
            await host.Client.ScheduleNewOrchestrationInstanceAsync("Waits", i, new StartOrchestrationOptions($"a{i}"));
        var middle = Time.GetUtcNow() + TimeSpan.FromSeconds(1);
        Time.Advance(TimeSpan.FromSeconds(2));
        await host.Client.ScheduleNewOrchestrationInstanceAsync("Waits", 9, new StartOrchestrationOptions("b0"));
        await host.Client.TerminateInstanceAsync("a1");
        await EndOfAsync(host, "a1");
        (await IdsAsync(host, new OrchestrationQuery(InstanceIdPrefix: "a", PageSize: 2)))
            .ShouldBe(["a0", "a1", "a2", "a3", "a4"]);
        (await IdsAsync(host, new OrchestrationQuery(Statuses: [OrchestrationRuntimeStatus.Terminated])))
            .ShouldBe(["a1"]);
        (await IdsAsync(host, new OrchestrationQuery(CreatedFrom: middle))).ShouldBe(["b0"]);
        (await IdsAsync(host, new OrchestrationQuery(CreatedTo: middle))).Count.ShouldBe(5);
        await foreach (var page in host.Client.GetAllInstancesAsync(new OrchestrationQuery(PageSize: 4)).AsPages())
            page.Values.Count.ShouldBe(page.ContinuationToken is null ? 2 : 4);
    }

    [Fact]
    public async Task A_purge_takes_what_runs_or_leaves_what_was_asked_for()
    {
        var host = await StartAsync(AddTasks);
        await host.Client.ScheduleNewOrchestrationInstanceAsync("Parent", new StartOrchestrationOptions("parent"));
        await Stage.UntilAsync(() => IsIn("child", OrchestrationRuntimeStatus.Running), "the child did not start");
        await Should.ThrowAsync<InvalidOperationException>(() => host.Client.PurgeInstanceAsync("parent"));
        await host.Client.RaiseEventAsync("child", "e", "end");
        await EndOfAsync(host, "parent");
        (await host.Client.PurgeInstanceAsync("nobody")).PurgedInstanceCount.ShouldBe(0);
        (await host.Client.PurgeInstanceAsync("parent", new PurgeInstanceOptions(Recursive: true)))
            .PurgedInstanceCount.ShouldBe(2);
        Storage.Rows.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_purge_by_states_and_times_takes_others()
    {
        var host = await StartWaitingAsync();
        foreach (var id in (string[])["t1", "t2", "c1"])
            await host.Client.ScheduleNewOrchestrationInstanceAsync("Waits", new StartOrchestrationOptions(id));
        await host.Client.TerminateInstanceAsync("t1");
        await host.Client.TerminateInstanceAsync("t2");
        await host.Client.RaiseEventAsync("c1", "e", "end");
        foreach (var id in (string[])["t1", "t2", "c1"])
            await EndOfAsync(host, id);
        var terminated = new PurgeInstancesFilter(Statuses: [OrchestrationRuntimeStatus.Terminated]);
        (await host.Client.PurgeAllInstancesAsync(terminated)).PurgedInstanceCount.ShouldBe(2);
        var all = new PurgeInstancesFilter(CreatedTo: Time.GetUtcNow());
        (await host.Client.PurgeAllInstancesAsync(all)).PurgedInstanceCount.ShouldBe(1);
        Storage.Rows.Single().InstanceId.ShouldBe(Id);
    }

    static void AddTasks(DurableTaskRegistry tasks) => tasks
        .AddOrchestratorFunc<object?, string>("Waits", async (context, input) =>
        {
            context.SetCustomStatus("waiting");
            return $"{input} {await context.WaitForExternalEvent<string>("e")}";
        })
        .AddOrchestratorFunc<object?, DateTime>("Times", (context, _) => Task.FromResult(context.CurrentUtcDateTime))
        .AddOrchestratorFunc<object?, string>("Parent", (context, _) => context.CallSubOrchestratorAsync<string>(
            "Waits", options: new SubOrchestrationOptions(instanceId: "child")));

    /// <summary>A host, and an instance that waits for an event.</summary>
    async Task<TestHost> StartWaitingAsync()
    {
        var host = await StartAsync(AddTasks);
        await host.Client.ScheduleNewOrchestrationInstanceAsync("Waits", "first", new StartOrchestrationOptions(Id));
        await Stage.StartedAsync(host, Id);
        return host;
    }

    Task StatusIsAsync(OrchestrationRuntimeStatus status) =>
        Stage.UntilAsync(() => IsIn(Id, status), $"it did not become {status}");

    bool IsIn(string id, OrchestrationRuntimeStatus status) =>
        Storage.Rows.Any(row => row.InstanceId == id && row.Status == status);

    static async Task<List<string>> IdsAsync(TestHost host, OrchestrationQuery query)
    {
        var ids = new List<string>();
        await foreach (var instance in host.Client.GetAllInstancesAsync(query))
            ids.Add(instance.InstanceId);
        return ids;
    }
}
