using Coordinator.Local.Runtime.Durable.History;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Shouldly;

namespace Coordinator.Local.Tests.Durable.Execution;

/// <summary>Calls of activities and other orchestrators, their retries, and events to others.</summary>
public sealed class CallTests
{
    static readonly Failure Broken = new("System.InvalidOperationException", "broken");

    [Fact]
    public void A_policy_gives_up_early_or_late_or_waits_wrongly()
    {
        var policy = new RetryPolicy(3, TimeSpan.FromSeconds(1), backoffCoefficient: 2);
        var played = PlayedOrchestration.Of(context =>
            context.CallActivityAsync<int>("A", TaskOptions.FromRetryPolicy(policy))).Start();
        played.Step(new ActivityFailed(0, Broken));
        played.Last.Scheduled.ShouldBe([new TimerCreated(1, played.Now.AddSeconds(1))]);
        played.Step(new TimerFired(1)).Last.Scheduled.ShouldBe([new ActivityScheduled(2, "A", null, "1.0")]);
        played.Step(new ActivityFailed(2, Broken));
        played.Last.Scheduled.ShouldBe([new TimerCreated(3, played.Now.AddSeconds(2))]);
        played.Step(new TimerFired(3)).Step(new ActivityFailed(4, Broken));
        played.Last.Completion!.Status.ShouldBe(OrchestrationRuntimeStatus.Failed);
        played.Last.Completion.Failure!.Inner!.Message.ShouldBe("broken");
    }

    [Fact]
    public void The_longest_interval_is_passed()
    {
        var policy = new RetryPolicy(9, TimeSpan.FromSeconds(1), 10, maxRetryInterval: TimeSpan.FromSeconds(5));
        var played = PlayedOrchestration.Of(context =>
            context.CallActivityAsync<int>("A", TaskOptions.FromRetryPolicy(policy))).Start();
        played.Step(new ActivityFailed(0, Broken)).Step(new TimerFired(1)).Step(new ActivityFailed(2, Broken));
        played.Last.Scheduled.ShouldBe([new TimerCreated(3, played.Now.AddSeconds(5))]);
    }

    [Fact]
    public void A_policy_s_timeout_or_its_predicate_is_not_heeded()
    {
        var impatient = new RetryPolicy(
            9, TimeSpan.FromMilliseconds(500), retryTimeout: TimeSpan.FromMilliseconds(900));
        Attempts(impatient, Broken).ShouldBe(1, "the first failure comes after a second");
        var choosy = new RetryPolicy(9, TimeSpan.FromSeconds(1))
        {
            HandleFailure = failure => failure.IsCausedBy<TimeoutException>(),
        };
        Attempts(choosy, Broken).ShouldBe(1);
        Attempts(choosy, new Failure("System.TimeoutException", "late")).ShouldBe(9);
        var throwing = new RetryPolicy(9, TimeSpan.FromSeconds(1)) { HandleFailure = _ => throw new FormatException() };
        Attempts(throwing, Broken).ShouldBe(1);
    }

    [Fact]
    public void A_task_that_does_not_exist_is_retried()
    {
        var missing = new Failure("ActivityTaskNotFound", "no such task", Final: true);
        Attempts(new RetryPolicy(9, TimeSpan.FromSeconds(1)), missing).ShouldBe(1);
    }

    [Fact]
    public void A_handler_is_not_asked_or_not_told()
    {
        var asked = new List<(int Attempt, string Message, TimeSpan Taken)>();
        AsyncRetryHandler handler = async retry =>
        {
            if (!retry.OrchestrationContext.IsReplaying)
                asked.Add((retry.LastAttemptNumber, retry.LastFailure.ErrorMessage, retry.TotalRetryTime));
            await retry.OrchestrationContext.CreateTimer(TimeSpan.FromSeconds(1), CancellationToken.None);
            return retry.LastAttemptNumber < 2;
        };
        var played = PlayedOrchestration.Of(context =>
            context.CallActivityAsync<int>("A", TaskOptions.FromRetryHandler(handler))).Start();
        played.Step(new ActivityFailed(0, Broken)).Step(new TimerFired(1));
        played.Step(new ActivityFailed(2, Broken)).Step(new TimerFired(3));
        played.Last.Completion!.Status.ShouldBe(OrchestrationRuntimeStatus.Failed);
        asked.ShouldBe([(1, "broken", TimeSpan.FromSeconds(1)), (2, "broken", TimeSpan.FromSeconds(3))]);
    }

    [Fact]
    public void A_called_orchestration_gets_another_id_in_a_replay_or_not_the_given_one()
    {
        var played = PlayedOrchestration.Of(async context =>
        {
            var one = await context.CallSubOrchestratorAsync<int>(
                "Child", 1, new SubOrchestrationOptions(instanceId: "mine"));
            return one + await context.CallSubOrchestratorAsync<int>("Child", 2);
        }).Start();
        var first = played.Last.Scheduled.ShouldHaveSingleItem().ShouldBeOfType<ChildScheduled>();
        first.ShouldBe(new ChildScheduled(0, "Child", "mine", "1", "2.0"));
        var second = (ChildScheduled)played.Step(new ChildCompleted(0, "10")).Last.Scheduled.Single();
        Guid.TryParse(second.InstanceId, out _).ShouldBeTrue();
        played.Step(new ChildCompleted(1, "20")).Output.ShouldBe("30");
    }

    [Fact]
    public void The_failure_of_a_called_orchestration_is_not_catchable()
    {
        var played = PlayedOrchestration.Of(async context =>
        {
            try
            {
                return await context.CallSubOrchestratorAsync<string>("Child");
            }
            catch (TaskFailedException error)
            {
                return $"{error.TaskName}#{error.TaskId}: {error.FailureDetails}, {error.FailureDetails.InnerFailure}";
            }
        }).Start();
        played.Step(new ChildFailed(0, new Failure(typeof(TaskFailedException).FullName!, "outer", Inner: Broken)));
        played.Output.ShouldBe(
            "\"Child#0: Microsoft.DurableTask.TaskFailedException: outer, System.InvalidOperationException: broken\"");
    }

    [Fact]
    public void An_event_to_another_instance_is_sent_again_in_a_replay()
    {
        var played = PlayedOrchestration.Of(async context =>
        {
            context.SendEvent("other", "hello", new { x = 1 });
            await context.CallActivityAsync("A");
            return 0;
        }).Start();
        played.Last.Scheduled.ShouldBe(
            [new EventSent(0, "other", "hello", """{"x":1}"""), new ActivityScheduled(1, "A", null, "1.0")]);
        played.Step(new ActivityCompleted(1, null)).Last.Scheduled.ShouldBeEmpty();
    }

    [Fact]
    public void Options_in_the_place_of_the_input_are_sent_as_input()
    {
        var played = PlayedOrchestration.Of<int>(context =>
            context.CallActivityAsync<int>("A", input: new TaskOptions(retry: null))).Start();
        played.Last.Completion!.Failure!.Type.ShouldBe("System.ArgumentException");
    }

    static int Attempts(RetryPolicy policy, Failure failure)
    {
        var played = PlayedOrchestration.Of(context =>
            context.CallActivityAsync<int>("A", TaskOptions.FromRetryPolicy(policy))).Start();
        var attempts = 0;
        while (played.Last.Completion is null)
        {
            if (played.Last.Scheduled.Single() is ActivityScheduled)
                attempts++;
            played.Step(played.Last.Scheduled.Single() switch
            {
                ActivityScheduled activity => new ActivityFailed(activity.Id, failure),
                var timer => new TimerFired(timer.Id),
            });
        }
        return attempts;
    }
}
