using Coordinator.Local.Runtime.Durable.History;
using Shouldly;

namespace Coordinator.Local.Tests.Durable.Execution;

/// <summary>Timers and events.</summary>
public sealed class WaitingTests
{
    [Fact]
    public void A_timer_does_not_fire_when_it_should()
    {
        var played = PlayedOrchestration.Of(async context =>
        {
            await context.CreateTimer(TimeSpan.FromMinutes(5), CancellationToken.None);
            return context.CurrentUtcDateTime;
        }).Start();
        played.Last.Scheduled.ShouldBe([new TimerCreated(0, played.Now.AddMinutes(5))]);
        played.Step(new TimerFired(0)).Output.ShouldBe($"\"{played.Now:yyyy-MM-ddTHH:mm:ssZ}\"");
    }

    [Fact]
    public void A_cancelled_timer_keeps_its_orchestration_alive()
    {
        var played = PlayedOrchestration.Of(async context =>
        {
            using var cancel = new CancellationTokenSource();
            var timer = context.CreateTimer(TimeSpan.FromDays(1), cancel.Token);
            await context.CallActivityAsync("A");
            cancel.Cancel();
            (await ThrowsAsync<TaskCanceledException>(timer)).ShouldBeTrue();
            await context.CallActivityAsync("B");
            return "done";
        }).Start();
        played.Step(new ActivityCompleted(1, null)).Last.CancelledTimers.ShouldBe([0]);
        // Late, or from a host that did not know: no one waits for it.
        played.Step(new TimerFired(0)).Last.CancelledTimers.ShouldBeEmpty();
        played.Step(new ActivityCompleted(2, null)).Output.ShouldBe("\"done\"");
    }

    [Fact]
    public void An_event_before_the_wait_is_lost()
    {
        var played = PlayedOrchestration.Of(async context =>
        {
            await context.CallActivityAsync("A");
            var first = await context.WaitForExternalEvent<int>("Approval");
            return $"{first},{await context.WaitForExternalEvent<int>("approval")}";
        }).Start(new EventRaised("approval", "1", "m1"), new EventRaised("APPROVAL", "2", "m2"));
        played.Step(new ActivityCompleted(0, null)).Output.ShouldBe("\"1,2\"");
    }

    [Fact]
    public void An_event_in_time_is_taken_for_a_timeout()
    {
        var played = Approval().Start();
        played.Step(new EventRaised("approval", "true", "m"));
        played.Last.CancelledTimers.ShouldBe([0]);
        played.Output.ShouldBe("\"True\"");
    }

    [Fact]
    public void A_timeout_goes_unnoticed_or_swallows_the_event_after_it()
    {
        var played = Approval().Start();
        played.Step(new TimerFired(0)).Last.Completion.ShouldBeNull();
        played.Step(new EventRaised("approval", "true", "m")).Output.ShouldBe("\"late True\"");
    }

    [Fact]
    public void A_waiter_that_was_given_up_swallows_an_event()
    {
        var played = PlayedOrchestration.Of(async context =>
        {
            using var cancel = new CancellationTokenSource();
            var given = context.WaitForExternalEvent<int>("e", cancel.Token);
            var kept = context.WaitForExternalEvent<int>("e");
            var up = context.WaitForExternalEvent<int>("e", cancel.Token);
            await context.CallActivityAsync("A");
            cancel.Cancel();
            (await ThrowsAsync<TaskCanceledException>(given)).ShouldBeTrue();
            (await ThrowsAsync<TaskCanceledException>(up)).ShouldBeTrue();
            return await kept;
        }).Start();
        played.Step(new ActivityCompleted(0, null)).Step(new EventRaised("e", "5", "m"));
        played.Output.ShouldBe("5");
    }

    [Fact]
    public void The_latest_waiter_does_not_get_the_event()
    {
        var played = PlayedOrchestration.Of(async context =>
        {
            Task<int>[] waits = [context.WaitForExternalEvent<int>("e"), context.WaitForExternalEvent<int>("e")];
            return Array.IndexOf(waits, await Task.WhenAny(waits));
        }).Start();
        played.Step(new EventRaised("e", "1", "m")).Output.ShouldBe("1");
    }

    [Fact]
    public void A_payload_of_another_type_breaks_more_than_its_waiter()
    {
        var played = PlayedOrchestration.Of(async context =>
        {
            (await ThrowsAsync<System.Text.Json.JsonException>(context.WaitForExternalEvent<int>("e"))).ShouldBeTrue();
            return await context.WaitForExternalEvent<int>("e");
        }).Start();
        played.Step(new EventRaised("e", "\"no number\"", "m1")).Step(new EventRaised("e", "1", "m2"));
        played.Output.ShouldBe("1");
    }

    [Fact]
    public void An_execution_that_continues_as_new_loses_events_or_keeps_its_history()
    {
        var played = PlayedOrchestration.Of<int, string>(async (context, count) =>
        {
            var got = await context.WaitForExternalEvent<string>("e");
            if (count == 2)
                return $"{count}:{got}";
            context.ContinueAsNew(count + 1);
            return "not seen";
        }, input: 0).Start(
            new EventRaised("e", "\"a\"", "m1"), new EventRaised("f", "\"x\"", "m2"),
                new EventRaised("e", "\"b\"", "m3"),
            new EventRaised("e", "\"c\"", "m4"));
        played.Output.ShouldBe("\"2:c\"");
        played.History.OfType<EventRaised>().Select(raised => raised.MessageId).ShouldBe(["m2", "m4"]);
    }

    [Fact]
    public void An_execution_continues_as_new_while_a_task_is_open()
    {
        var played = PlayedOrchestration.Of<int, int>((context, count) =>
        {
            if (count == 0)
            {
                _ = context.CallActivityAsync("A");
                context.ContinueAsNew(1, preserveUnprocessedEvents: false);
            }
            return Task.FromResult(count);
        }, input: 0).Start(new EventRaised("e", "1", "m"));
        played.Last.Completion.ShouldBeNull();
        played.Step(new ActivityCompleted(0, null));
        played.Output.ShouldBe("1");
        played.History.OfType<EventRaised>().ShouldBeEmpty();
    }

    /// <summary>Awaits as an orchestrator may: on its own thread.</summary>
    static async Task<bool> ThrowsAsync<T>(Task task)
        where T : Exception
    {
        try
        {
            await task;
            return false;
        }
        catch (T)
        {
            return true;
        }
    }

    static PlayedOrchestration Approval() => PlayedOrchestration.Of(async context =>
    {
        try
        {
            return (await context.WaitForExternalEvent<bool>("approval", TimeSpan.FromHours(1))).ToString();
        }
        catch (TaskCanceledException)
        {
            return $"late {await context.WaitForExternalEvent<bool>("approval")}";
        }
    });
}
