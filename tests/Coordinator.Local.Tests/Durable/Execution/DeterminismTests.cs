using Coordinator.Local.Runtime.Durable.Execution;
using Coordinator.Local.Runtime.Durable.History;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Shouldly;

namespace Coordinator.Local.Tests.Durable.Execution;

/// <summary>Orchestrators that break the rules are told so, by their instance's failure.</summary>
public sealed class DeterminismTests
{
    const string NonDeterministic = "DurableTask.Core.Exceptions.NonDeterministicOrchestrationException";

    [Fact]
    public void Another_activity_than_the_recorded_one_goes_unnoticed() =>
        FailureOf(context => context.CallActivityAsync<int>("B"), new ActivityScheduled(0, "A", null))
            .ShouldBe("The history says at position 2 that action 0 was an activity 'A', but "
                + "the replay did an activity 'B' under that number. Was the orchestrator changed after this instance "
                + "had started, or is it not deterministic?");

    [Fact]
    public void Another_kind_of_action_goes_unnoticed() =>
        FailureOf(context => context.CallSubOrchestratorAsync<int>("A"), new ActivityScheduled(0, "A", null))
            .ShouldContain("action 0 was an activity 'A', but the replay did a sub-orchestration 'A'");

    [Fact]
    public void A_missing_action_goes_unnoticed() =>
        FailureOf(_ => Task.FromResult(0), new TimerCreated(0, default))
            .ShouldContain("position 2 that action 0 was a timer, but the replay has done nothing of that number");

    [Fact]
    public void Another_receiver_s_event_name_goes_unnoticed() =>
        FailureOf(
            context =>
            {
                context.SendEvent("other", "two", 1);
                return context.CallActivityAsync<int>("A");
            },
            new EventSent(0, "other", "one", "1")).ShouldContain("an event to another instance 'two'");

    [Fact]
    public void The_case_of_a_name_counts() =>
        Play(context => context.CallActivityAsync<int>("a"), new ActivityScheduled(0, "A", null)).ShouldBeNull();

    [Theory]
    [InlineData("delay")]
    [InlineData("run")]
    [InlineData("context")]
    [InlineData("never")]
    public void An_await_of_something_foreign_hangs(string what)
    {
        using var played = new ManualResetEventSlim();
        var completion = PlayedOrchestration.Of(async context =>
        {
            switch (what)
            {
                case "delay":
                    await Task.Delay(TimeSpan.FromHours(1), TimeProvider.System);
                    break;
                case "run":
                    await Task.Run(played.Wait);
                    break;
                case "context":
                    await Task.Run(() => context.NewGuid());
                    break;
                default:
                    await new TaskCompletionSource().Task;
                    break;
            }
            return 0;
        }).Start().Last.Completion;
        played.Set();
        completion!.Status.ShouldBe(OrchestrationRuntimeStatus.Failed);
        completion.Failure!.Type.ShouldBe("System.InvalidOperationException");
        completion.Failure.Message.ShouldBe(ForeignAwait.Message);
    }

    [Fact]
    public void A_thread_of_its_own_touches_the_context()
    {
        Exception? thrown = null;
        PlayedOrchestration.Of(context =>
        {
            var thread = new Thread(() => thrown = Record.Exception(() => { _ = context.CallActivityAsync("A"); }));
            thread.Start();
            thread.Join();
            return Task.FromResult(0);
        }).Start().Last.Scheduled.ShouldBeEmpty();
        thrown.ShouldBeOfType<InvalidOperationException>().Message.ShouldBe(ForeignAwait.Message);
    }

    [Fact]
    public void An_await_of_its_own_branches_counts_as_foreign()
    {
        var played = PlayedOrchestration.Of(async context =>
        {
            var signal = new TaskCompletionSource<int>();
            async Task SetAsync() => signal.SetResult(await context.CallActivityAsync<int>("A"));
            var setting = SetAsync();
            await Task.Yield();
            var value = await signal.Task;
            await setting;
            return value;
        }).Start();
        played.Last.Completion.ShouldBeNull();
        played.Step(new ActivityCompleted(0, "3")).Output.ShouldBe("3");
    }

    static string FailureOf(Func<TaskOrchestrationContext, Task<int>> orchestrator, ScheduledEvent recorded)
    {
        var completion = Play(orchestrator, recorded);
        completion!.Status.ShouldBe(OrchestrationRuntimeStatus.Failed);
        completion.Failure!.Type.ShouldBe(NonDeterministic);
        return completion.Failure.Message;
    }

    static StepCompletion? Play(Func<TaskOrchestrationContext, Task<int>> orchestrator, ScheduledEvent recorded)
    {
        var played = PlayedOrchestration.Of(orchestrator);
        HistoryEvent[] past = [new StepStarted(played.Now), new ExecutionStarted("s"), recorded];
        return played.Play(past, [new StepStarted(played.Now)]).Completion;
    }
}
