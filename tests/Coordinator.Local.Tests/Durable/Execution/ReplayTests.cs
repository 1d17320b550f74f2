using Coordinator.Local.Runtime.Durable.History;
using Coordinator.Local.Tests.Worker.Support;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using Shouldly;

namespace Coordinator.Local.Tests.Durable.Execution;

/// <summary>What a replay gives back, and what it does anew.</summary>
public sealed class ReplayTests
{
    [Fact]
    public void A_result_gets_lost_in_a_replay()
    {
        var played = PlayedOrchestration.Of<int, int>(async (context, input) =>
        {
            var one = await context.CallActivityAsync<int>("Add", input);
            var two = await context.CallActivityAsync<int>("Add", one);
            return one + two;
        }, input: 1).Start();
        played.Last.Scheduled.ShouldBe([new ActivityScheduled(0, "Add", "1", "1.0")]);

        played.Step(new ActivityCompleted(0, "2"));
        played.Last.Scheduled.ShouldBe([new ActivityScheduled(1, "Add", "2", "1.0")]);

        played.Step(new ActivityCompleted(1, "3"));
        played.Last.Scheduled.ShouldBeEmpty();
        played.Last.Completion!.Status.ShouldBe(OrchestrationRuntimeStatus.Completed);
        played.Output.ShouldBe("5");
    }

    [Fact]
    public void WhenAll_gives_results_in_the_order_of_their_arrival()
    {
        var played = PlayedOrchestration.Of(context => Task.WhenAll(
            context.CallActivityAsync<string>("A"), context.CallActivityAsync<string>("B"),
            context.CallActivityAsync<string>("C"))).Start();
        played.Last.Scheduled.Count.ShouldBe(3);
        played.Step(new ActivityCompleted(2, "\"c\"")).Last.Completion.ShouldBeNull();
        played.Step(new ActivityCompleted(0, "\"a\""), new ActivityCompleted(1, "\"b\""));
        played.Output.ShouldBe("""["a","b","c"]""");
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    public void WhenAny_picks_another_than_the_first_in_the_history(int first, int second)
    {
        var played = PlayedOrchestration.Of(async context =>
        {
            Task<int>[] tasks = [context.CallActivityAsync<int>("A"), context.CallActivityAsync<int>("B")];
            var winner = await Task.WhenAny(tasks);
            var index = Array.IndexOf(tasks, winner);
            await Task.WhenAll(tasks);
            await context.CallActivityAsync("Last");
            return index;
        }).Start();
        played.Step(new ActivityCompleted(first, "1"), new ActivityCompleted(second, "2"));
        played.Step(new ActivityCompleted(2, null));
        played.Output.ShouldBe(first.ToString(provider: null));
    }

    [Fact]
    public void A_second_result_of_a_task_changes_something()
    {
        var played = PlayedOrchestration.Of(async context =>
            await context.CallActivityAsync<int>("A") + await context.CallActivityAsync<int>("B")).Start();
        played.Step(new ActivityCompleted(0, "1"));
        played.Step(new ActivityCompleted(0, "100"));
        played.Last.Completion.ShouldBeNull();
        played.Step(new ActivityCompleted(1, "2"));
        played.Output.ShouldBe("3");
    }

    [Fact]
    public void Time_moves_within_a_step_or_differs_in_a_replay()
    {
        var seen = new List<DateTime>();
        var played = PlayedOrchestration.Of(async context =>
        {
            seen.Add(context.CurrentUtcDateTime);
            await context.CallActivityAsync("A");
            seen.Add(context.CurrentUtcDateTime);
            return context.CurrentUtcDateTime;
        }).Start();
        var first = played.Now;
        played.Step(new ActivityCompleted(0, null));
        seen.ShouldBe([first, first, played.Now]);
        played.Now.ShouldBe(first.AddSeconds(1));
    }

    [Fact]
    public void Ids_differ_in_a_replay_or_repeat()
    {
        var runs = new List<Guid[]>();
        var played = PlayedOrchestration.Of(async context =>
        {
            Guid[] ids = [context.NewGuid(), context.NewGuid()];
            await context.CallActivityAsync("A");
            runs.Add([.. ids, context.NewGuid()]);
            return 0;
        }).Start().Step(new ActivityCompleted(0, null));
        played.Play(played.History, [new StepStarted(played.Now)]);
        runs.Count.ShouldBe(2);
        runs[0].ShouldBe(runs[1]);
        runs[0].Distinct().Count().ShouldBe(3);
        runs[0].ShouldAllBe(id => id.Version == 5);
    }

    [Fact]
    public void A_replay_safe_logger_repeats_itself()
    {
        using var logs = new CapturedLogs();
        using var loggers = LoggerFactory.Create(logging => logging.AddProvider(logs).SetMinimumLevel(LogLevel.Trace));
        var played = PlayedOrchestration.Of(async context =>
        {
            var log = context.CreateReplaySafeLogger("orchestrator");
            log.LogInformation("before");
            await context.CallActivityAsync("A");
            log.LogInformation("between");
            await context.CallActivityAsync("B");
            log.LogInformation("after");
            return 0;
        }, loggers).Start();
        played.Step(new ActivityCompleted(0, null)).Step(new ActivityCompleted(1, null));
        logs.Lines.Select(line => line.Text.Trim()).ShouldBe(["before", "between", "after"]);
    }

    [Fact]
    public void An_orchestration_ends_while_a_task_of_it_is_open()
    {
        var played = PlayedOrchestration.Of(context =>
        {
            _ = context.CallActivityAsync("Forgotten");
            return Task.FromResult("done");
        }).Start();
        played.Last.Scheduled.Count.ShouldBe(1);
        played.Last.Completion.ShouldBeNull();
        played.Step(new ActivityCompleted(0, null));
        played.Output.ShouldBe("\"done\"");
    }

    [Fact]
    public void What_it_throws_is_not_its_failure()
    {
        var played = PlayedOrchestration.Of<int>(_ => throw new InvalidOperationException("broken",
            new FormatException("because"))).Start();
        var failure = played.Last.Completion!.Failure!.ToDetails();
        played.Last.Completion.Status.ShouldBe(OrchestrationRuntimeStatus.Failed);
        failure.ErrorType.ShouldBe("System.InvalidOperationException");
        failure.ErrorMessage.ShouldBe("broken");
        failure.InnerFailure!.IsCausedBy<FormatException>().ShouldBeTrue();
        failure.IsCausedBy<FormatException>().ShouldBeFalse("only the top is looked at");
        failure.IsCausedBy<SystemException>().ShouldBeTrue();
    }

    [Fact]
    public void A_task_s_failure_is_not_seen_below_the_orchestrator_s_own()
    {
        var played = PlayedOrchestration.Of(context => context.CallActivityAsync<int>("A")).Start();
        played.Step(new ActivityFailed(0, new Failure("System.TimeoutException", "too late")));
        var failure = played.Last.Completion!.Failure!.ToDetails();
        failure.ErrorType.ShouldBe(typeof(TaskFailedException).FullName);
        failure.ErrorMessage.ShouldBe("Task 'A' (#0) failed with an unhandled exception: too late");
        failure.InnerFailure!.IsCausedBy<TimeoutException>().ShouldBeTrue();
    }

    [Fact]
    public void An_input_of_another_type_is_taken_or_hangs()
    {
        var played = PlayedOrchestration.Of<int, int>((_, input) => Task.FromResult(input), input: "text").Start();
        played.Last.Completion!.Failure!.Type.ShouldBe("System.Text.Json.JsonException");
    }

    [Fact]
    public void A_custom_status_is_forgotten()
    {
        var played = PlayedOrchestration.Of(async context =>
        {
            await context.CallActivityAsync("A");
            context.SetCustomStatus(new { step = 1 });
            await context.CallActivityAsync("B");
            return 0;
        }).Start();
        played.Last.SetsCustomStatus.ShouldBeFalse();
        played.Step(new ActivityCompleted(0, null)).Last.CustomStatus.ShouldBe("""{"step":1}""");
        played.Step(new ActivityCompleted(1, null)).Last.CustomStatus.ShouldBe("""{"step":1}""");
    }

    [Fact]
    public void Termination_does_not_end_it_at_once()
    {
        var played = PlayedOrchestration.Of(context => context.CallActivityAsync<int>("A")).Start();
        played.Step(new ExecutionTerminated("\"why\"", Recursive: false, "t"));
        played.Last.Completion!.Status.ShouldBe(OrchestrationRuntimeStatus.Terminated);
        played.Output.ShouldBe("\"why\"");
    }

    [Fact]
    public void A_suspended_orchestration_goes_on_or_forgets_what_happened()
    {
        var played = PlayedOrchestration.Of(async context =>
        {
            var a = await context.CallActivityAsync<int>("A");
            var e = await context.WaitForExternalEvent<int>("E");
            return a + e + await context.CallActivityAsync<int>("B");
        }).Start(new ExecutionSuspended("wait", "s"));
        played.Last.IsSuspended.ShouldBeTrue();
        played.Last.Scheduled.ShouldBeEmpty();
        played.Step(new ExecutionResumed(null, "r")).Last.Scheduled.ShouldHaveSingleItem();
        played.Step(new ExecutionSuspended(null, "s2"), new ActivityCompleted(0, "1"), new EventRaised("e", "2", "m"));
        played.Last.Scheduled.ShouldBeEmpty();
        played.Step(new ExecutionResumed(null, "r2"));
        played.Last.IsSuspended.ShouldBeFalse();
        played.Last.Scheduled.ShouldBe([new ActivityScheduled(1, "B", null, "1.0")]);
        played.Step(new ActivityCompleted(1, "4"));
        played.Output.ShouldBe("7");
    }
}
