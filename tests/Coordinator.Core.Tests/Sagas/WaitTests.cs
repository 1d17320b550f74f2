using Coordinator.Core.Model;
using Coordinator.Core.Sagas;
using Coordinator.TestKit.Durable;
using Coordinator.TestKit.Sagas;

namespace Coordinator.Core.Tests.Sagas;

/// <summary>Events from outside.</summary>
public class WaitTests
{
    static readonly string Approval = SagaTexts.Of(
        SagaTexts.Http("seat"), SagaTexts.Wait("nod"),
        """
        {"name":"tell","http":{"method":"POST","url":"https://t.example/x","body":{"by":"${steps.nod.body.by}"}},
         "compensate":{"http":{"method":"DELETE","url":"https://t.example/x"}}}
        """);

    [Fact]
    public void An_event_does_not_reach_its_wait()
    {
        var test = new SagaTest(Approval);
        test.RunUntil(status => status.Steps[1].State == StepState.Running);
        test.Event("nod", """{"by":"boss"}""");
        test.World.Scheduler.RunUntilIdle();
        test.Checker.Require(test.Saga.Final);

        Assert.Equal("""{"by":"boss"}""", test.Step("nod").Result);
        Assert.Equal("""{"by":"boss"}""", test.World.Participants.Arrived[^1].Body);
    }

    [Fact]
    public void An_event_that_comes_before_its_wait_is_lost()
    {
        var test = new SagaTest(Approval);
        test.Event("nod", """{"by":"early bird"}""");
        test.Checker.Require(test.RunToEnd());

        Assert.Equal(SagaState.Completed, test.Saga.Final!.State);
    }

    [Fact]
    public void A_wait_without_its_event_never_ends()
    {
        var test = new SagaTest(Approval);
        var status = test.RunToEnd();
        test.Checker.Require(status);

        Assert.Equal(SagaState.Compensated, status.State);
        Assert.Equal(StepState.Failed, test.Step("nod").State);
        Assert.Contains("nod did not come in time", status.Error, StringComparison.Ordinal);
        Assert.InRange(status.EndedAt!.Value - status.StartedAt, SagaTest.Seconds(60), SagaTest.Seconds(61));
    }

    [Fact]
    public void An_event_of_another_name_ends_a_wait()
    {
        var test = new SagaTest(Approval);
        test.Event("shake", "1");

        Assert.Equal(SagaState.Compensated, test.RunToEnd().State);
    }

    [Fact]
    public void One_event_ends_two_waits()
    {
        var two = SagaTexts.Of(SagaTexts.Wait("nod"), """{"name":"again","wait":{"event":"nod","timeoutMs":1000}}""");
        var once = new SagaTest(two);
        once.Event("nod", id: "e1");
        once.Event("nod", id: "e1");
        var twice = new SagaTest(two);
        twice.Event("nod", id: "e1");
        twice.Event("nod", id: "e2");

        Assert.Equal(SagaState.Compensated, once.RunToEnd().State);
        Assert.Equal(SagaState.Completed, twice.RunToEnd().State);
    }

    [Fact]
    public void A_wait_goes_on_after_a_failure_elsewhere()
    {
        var test = new SagaTest(SagaTexts.Of(
            SagaTexts.Wait("nod", SagaTexts.After(), timeoutMs: 86_400_000), SagaTexts.Http("seat", SagaTexts.After()),
            SagaTexts.Http("room", SagaTexts.After("seat"))));
        test.Answer("room", "action", 409);
        var status = test.RunToEnd();
        test.Checker.Require(status);

        Assert.True(status.EndedAt - status.StartedAt < SagaTest.Seconds(10));
        Assert.Equal(StepState.Skipped, test.Step("nod").State);
    }

    [Fact]
    public void A_wait_after_the_pivot_fails_the_saga_or_misses_its_late_event()
    {
        var test = new SagaTest(SagaTexts.Of(
            SagaTexts.Transaction("pay", ""","pivot":true""", isCompensated: false), SagaTexts.Wait("parcel")));
        test.Saga.Begin();
        test.World.Scheduler.RunUntilIdle();
        Assert.Equal(SagaState.Stuck, test.Seen.State);

        test.Event("parcel");
        test.World.Scheduler.RunUntilIdle();
        test.Checker.Require(test.Saga.Final);
        Assert.Equal(SagaState.Completed, test.Saga.Final!.State);
    }

    [Fact]
    public void A_wait_loses_its_time_over_a_crash()
    {
        var test = new SagaTest(Approval);
        test.RunUntil(status => status.Steps[1].State == StepState.Running);
        test.World.Scheduler.RunFor(SagaTest.Seconds(30));
        // The next two points are passed when the event is recorded and when the saga would see it.
        test.Saga.Crashes = new CrashPoints(0);
        test.Event("nod", """{"by":"boss"}""");
        test.World.Scheduler.RunUntilIdle();

        Assert.Equal(2, test.Saga.Lives);
        Assert.Equal(SagaState.Completed, test.Saga.Final!.State);
    }

    [Fact]
    public void A_crash_starts_a_wait_anew()
    {
        var test = new SagaTest(Approval);
        test.RunUntil(status => status.Steps[1].State == StepState.Running);
        test.World.Scheduler.RunFor(SagaTest.Seconds(50));
        test.Saga.Crashes = new CrashPoints(0);
        test.Event("other");
        test.World.Scheduler.RunUntilIdle();

        Assert.Equal(2, test.Saga.Lives);
        var status = test.Saga.Final!;
        Assert.InRange(status.EndedAt!.Value - status.StartedAt, SagaTest.Seconds(60), SagaTest.Seconds(61));
    }

    [Fact]
    public void Events_that_nobody_waits_for_pile_up_without_end()
    {
        var test = new SagaTest(Approval);
        for (var i = 0; i < Limits.SagaEventsKeptMax + 3; i++)
            test.Event("noise");
        test.RunUntil(status => status.Steps[1].State == StepState.Running);
        test.World.Scheduler.RunFor(SagaTest.Seconds(1));

        Assert.Equal(3, test.Seen.Timeline.Count(entry => entry.Kind == TimelineKind.EventDropped));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("large")]
    public void An_event_with_a_bad_payload_stops_the_saga(string body)
    {
        var test = new SagaTest(Approval);
        test.Event("nod", body == "large" ? $"\"{new string('x', Limits.SagaInputBytesMax)}\"" : body);
        test.Event("nod", """{"by":"boss"}""");

        Assert.Equal(SagaState.Completed, test.RunToEnd().State);
        Assert.True(test.Has(TimelineKind.EventDropped));
    }
}
