using Coordinator.Local.Runtime.Durable.Storage;
using Microsoft.DurableTask;
using Shouldly;

namespace Coordinator.Local.Tests.Durable.Engine;

/// <summary>How long the messages that a host works on are hidden from others.</summary>
public sealed class LeaseTests : EngineTest
{
    [Fact]
    public async Task The_message_of_an_activity_goes_by_the_lease_of_orchestrations_or_is_not_renewed()
    {
        Settings = Settings with { Lease = TimeSpan.FromSeconds(6), ActivityLease = TimeSpan.FromMinutes(3) };
        var runs = 0;
        void Configure(DurableTaskRegistry tasks) => tasks
            .AddOrchestratorFunc<object?, int>("Calls", (context, _) => context.CallActivityAsync<int>("Slow"))
            .AddActivityFunc<object?, int>("Slow", (_, _) => Interlocked.Increment(ref runs) == 3
                ? Task.FromResult(7)
                : new TaskCompletionSource<int>().Task);
        var first = await StartAsync(Configure, "first");
        await first.Client.ScheduleNewOrchestrationInstanceAsync("Calls", new StartOrchestrationOptions("c"));
        await Stage.UntilAsync(() => runs == 1, "the activity did not begin");
        first.Kill();
        // The second host finds it open and offers it; so it runs under a message of its own.
        var second = await StartAsync(Configure, "second");
        await Stage.UntilAsync(() => runs == 2, "the activity was not taken over");
        var later = Time.GetUtcNow() + (3 * Settings.ActivityLease);
        await Stage.UntilAsync(() => Time.GetUtcNow() > later, "time stands still");
        var left = Storage.Messages.Single().HiddenUntil - Time.GetUtcNow();
        Storage.Messages.Single().Queue.ShouldBe(HubQueue.WorkItems);
        left.ShouldBeGreaterThan(Settings.ActivityLease / 2);
        second.Kill();
        runs.ShouldBe(2);
        var third = await StartAsync(Configure, "third");
        (await EndOfAsync(third, "c")).ReadOutputAs<int>().ShouldBe(7);
    }
}
