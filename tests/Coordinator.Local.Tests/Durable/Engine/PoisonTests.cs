using Coordinator.Local.Runtime.Durable;
using Coordinator.Local.Runtime.Durable.Engine;
using Coordinator.Local.Runtime.Durable.Storage;
using Coordinator.Local.Tests.Durable.Fakes;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Shouldly;

namespace Coordinator.Local.Tests.Durable.Engine;

/// <summary>Instances that no step can be made of, or stored for, whatever is tried.</summary>
public sealed class PoisonTests : EngineTest
{
    const string Caller = "caller";
    const string Large = "large";
    const int SmallRow = 30_000;

    [Fact]
    public async Task A_step_too_large_for_its_row_leaves_its_instance_running_and_its_caller_waiting()
    {
        Storage.RowBytesMax = SmallRow;
        var host = await StartAsync(AddTasks);
        await host.Client.ScheduleNewOrchestrationInstanceAsync("Calls", new StartOrchestrationOptions(Caller));
        (await EndOfAsync(host, Caller)).ReadOutputAs<string>().ShouldBe(Surrender.PoisonedType);
        var large = (await host.Client.GetInstanceAsync(Large, getInputsAndOutputs: true))!;
        large.RuntimeStatus.ShouldBe(OrchestrationRuntimeStatus.Failed);
        large.FailureDetails!.ErrorMessage.ShouldContain("poison queue of the hub");
        large.FailureDetails.InnerFailure!.ErrorMessage.ShouldContain("too large");
        await OnlyPoisonAsync();
        Storage.Messages.ShouldHaveSingleItem().Text.ShouldContain($"\"InstanceId\":\"{Large}\"");
        host.Logs.Text.ShouldContain($"'{Large}' (Large) failed: {Surrender.PoisonedType}");
    }

    [Theory]
    [InlineData(Fault.DownBefore)]
    [InlineData(Fault.DownAfter)]
    [InlineData(Fault.Before)]
    [InlineData(Fault.After)]
    internal async Task A_failure_while_an_instance_is_given_up_leaves_its_caller_waiting(Fault fault)
    {
        var write = 1;
        while (await FailsAsync(write, fault))
            (++write).ShouldBeLessThan(100);
        write.ShouldBeGreaterThan(10, "the sweep has missed most of the writes");
    }

    [Fact]
    public async Task A_lost_piece_of_history_leaves_an_instance_running_or_unreadable()
    {
        var host = await StartAsync(AddTasks);
        await host.Client.ScheduleNewOrchestrationInstanceAsync("Long", 200, new StartOrchestrationOptions("long"));
        await Stage.UntilAsync(
            () => Storage.Messages.Count == 0 && host.IsQuiet && Storage.Chunks > 0, "it does not wait");
        host.Kill();
        var second = await StartAsync(AddTasks, "second");
        foreach (var chunk in await Storage.ListChunksAsync("long", default))
            await Storage.DeleteChunkAsync("long", chunk);
        await second.Client.RaiseEventAsync("long", "last", new string('x', 20_000));
        var ended = await EndOfAsync(second, "long");
        ended.FailureDetails!.ErrorType.ShouldBe(Surrender.PoisonedType);
        ended.FailureDetails.InnerFailure!.ErrorMessage.ShouldContain("not all there");
        await OnlyPoisonAsync();
        Storage.Chunks.ShouldBe(1, "the payload of the event belongs to the message in the poison queue");
        await second.Client.RaiseEventAsync("long", "last", 1);
        await OnlyPoisonAsync();
        (await second.Client.PurgeInstanceAsync("long")).PurgedInstanceCount.ShouldBe(1);
        Storage.Chunks.ShouldBe(0);
    }

    [Fact]
    public async Task An_instance_whose_messages_are_lost_waits_for_ever()
    {
        Settings = Settings with { LookAfter = TimeSpan.FromMinutes(5), SweepEvery = TimeSpan.FromMinutes(2) };
        void Configure(DurableTaskRegistry tasks, bool isBack) => tasks
            .AddOrchestratorFunc<object?, int>("Calls", (context, _) => context.CallActivityAsync<int>("Slow"))
            .AddOrchestratorFunc<object?, DateTime>("Waits", async (context, _) =>
            {
                await context.CreateTimer(TimeSpan.FromMinutes(8), CancellationToken.None);
                return context.CurrentUtcDateTime;
            })
            .AddActivityFunc<object?, int>(
                "Slow", (_, _) => isBack ? Task.FromResult(7) : new TaskCompletionSource<int>().Task);
        var first = await StartAsync(tasks => Configure(tasks, isBack: false), "first");
        await first.Client.ScheduleNewOrchestrationInstanceAsync("Calls", new StartOrchestrationOptions("calls"));
        await first.Client.ScheduleNewOrchestrationInstanceAsync("Waits", new StartOrchestrationOptions("waits"));
        await Stage.StartedAsync(first, "calls");
        await Stage.StartedAsync(first, "waits");
        var begun = Time.GetUtcNow().UtcDateTime;
        first.Kill();
        Storage.LoseMessages();
        var second = await StartAsync(tasks => Configure(tasks, isBack: true), "second");
        (await EndOfAsync(second, "calls")).ReadOutputAs<int>().ShouldBe(7);
        var fired = (await EndOfAsync(second, "waits")).ReadOutputAs<DateTime>();
        (fired - begun).TotalMinutes.ShouldBeInRange(7.9, 8 + 5 + 2.2);
        await Stage.NoMessagesAsync();
    }

    [Fact]
    public async Task Looks_after_instances_that_wait_pile_up_messages_or_make_them_end()
    {
        var host = await StartAsync(tasks => tasks.AddOrchestratorFunc<object?, int>("Waits", async (context, _) =>
        {
            await context.CreateTimer(TimeSpan.FromDays(5), CancellationToken.None);
            return 0;
        }));
        await host.Client.ScheduleNewOrchestrationInstanceAsync("Waits", new StartOrchestrationOptions("w"));
        await Stage.UntilAsync(() => host.IsQuiet && Storage.Messages.Count == 1, "it does not wait");
        var before = Storage.Rows.Single();
        for (var hour = 0; hour < 24; hour++)
        {
            Time.Advance(TimeSpan.FromHours(1));
            await Stage.UntilAsync(() => host.IsQuiet && Storage.Messages.Count == 1, "a look has left a message");
        }
        var after = Storage.Rows.Single();
        after.UpdatedAt.ShouldBeGreaterThan(before.UpdatedAt.AddHours(20), "nobody has looked after it");
        after.Tail.Length.ShouldBe(before.Tail.Length);
        after.Status.ShouldBe(OrchestrationRuntimeStatus.Running);
    }

    /// <summary>Runs with a failure or a crash at a write; false when there are fewer writes than that.</summary>
    static async Task<bool> FailsAsync(int write, Fault fault)
    {
        var what = $"{fault} at write {write}";
        await using var stage = new Stage(new HubSettings { StepAttemptsMax = 2 });
        stage.Storage.RowBytesMax = SmallRow;
        var faulty = new FaultyHub(stage.Storage, number => number == write ? fault : Fault.None);
        var first = await stage.StartAsync("first", AddTasks, faulty);
        faulty.WentDown = first.Kill;
        await Effects.ScheduleAsync(first, "Calls", Caller);
        await stage.UntilAsync(() => faulty.IsDown || stage.HasEnded(Caller), what);
        var second = await stage.StartAsync("second", AddTasks);
        await Effects.ScheduleAsync(second, "Calls", Caller);
        (await stage.EndOfAsync(second, Caller, what)).ReadOutputAs<string>().ShouldBe(Surrender.PoisonedType, what);
        return faulty.Writes >= write;
    }

    static void AddTasks(DurableTaskRegistry tasks) => tasks
        .AddOrchestratorFunc<object?, string>("Calls", async (context, _) =>
        {
            try
            {
                return await context.CallSubOrchestratorAsync<string>(
                    "Large", options: new SubOrchestrationOptions(instanceId: Large));
            }
            catch (TaskFailedException error)
            {
                return error.FailureDetails.ErrorType;
            }
        })
        .AddOrchestratorFunc<object?, string>("Large", (context, _) =>
        {
            // More than its row can hold, though each is below what would go to chunks.
            for (var i = 0; i < 5; i++)
                context.SendEvent("nobody", "e", new string('x', 8000));
            return Task.FromResult("sent");
        })
        .AddOrchestratorFunc<int, int>("Long", async (context, count) =>
        {
            for (var i = 0; i < count; i++)
                await context.CallActivityAsync<int>("One");
            return await context.WaitForExternalEvent<int>("last");
        })
        .AddActivityFunc<object?, int>("One", (_, _) => Task.FromResult(1));

    Task OnlyPoisonAsync() => Stage.UntilAsync(
        () => Storage.Messages.All(message => message.Queue == HubQueue.Poison), "a message is left");
}
