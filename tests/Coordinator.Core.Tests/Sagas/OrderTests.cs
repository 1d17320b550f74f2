using Coordinator.Core.Sagas;
using Coordinator.TestKit.Sagas;

namespace Coordinator.Core.Tests.Sagas;

/// <summary>Steps that depend on each other keep their order, forward and back; others overlap (T34).</summary>
public class OrderTests
{
    // a, then b and c beside each other, then d.
    static readonly string Diamond = SagaTexts.Of(
        SagaTexts.Http("a"), SagaTexts.Http("b", SagaTexts.After("a")), SagaTexts.Http("c", SagaTexts.After("a")),
        SagaTexts.Http("d", SagaTexts.After("b", "c")));

    [Fact]
    public void Independent_steps_wait_for_each_other()
    {
        var test = new SagaTest(Diamond);
        var status = test.RunToEnd();
        test.Checker.Require(status);

        Assert.Equal(Started(status, "b"), Started(status, "c"));
        Assert.True(Started(status, "b") >= Ended(status, "a"));
        Assert.True(Started(status, "d") >= Ended(status, "c"));
    }

    [Fact]
    public void A_slow_step_holds_up_one_that_does_not_depend_on_it()
    {
        var test = new SagaTest(SagaTexts.Of(
            SagaTexts.Wait("a", SagaTexts.After()), SagaTexts.Http("b", SagaTexts.After()),
            SagaTexts.Http("c", SagaTexts.After("b")), SagaTexts.Http("d", SagaTexts.After("a", "c"))));
        test.RunUntil(status => status.Steps[2].State == StepState.Done);

        Assert.Equal(StepState.Running, test.Step("a").State);
        Assert.Equal(StepState.Pending, test.Step("d").State);
    }

    [Fact]
    public void Compensation_runs_in_the_order_of_the_steps()
    {
        var test = new SagaTest(Diamond);
        test.World.Participants.Script = (call, arrival) => (call.Key, arrival) switch
        {
            ("s-1/d/action", _) => SimParticipants.Reply(409),
            ("s-1/b/compensate", < 3) => SimParticipants.Reply(503),
            _ => null,
        };
        test.Checker.Require(test.RunToEnd());

        Assert.Equal("a", test.Journal.Entries[^1].Step);
        Assert.Equal(["b", "c"], test.Journal.Entries.Skip(3).Take(2).Select(entry => entry.Step).Order());
    }

    [Fact]
    public void Independent_compensations_wait_for_each_other()
    {
        var test = new SagaTest(Diamond);
        test.Answer("d", "action", 409);
        test.RunToEnd();

        var starts = test.Saga.Final!.Timeline.Where(entry => entry.Kind == TimelineKind.CompensationStarted).ToList();
        Assert.Equal(["c", "b", "a"], starts.Select(entry => entry.Step));
        Assert.Equal(starts[0].At, starts[1].At);
        Assert.True(starts[2].At > starts[1].At);
    }

    [Fact]
    public void A_step_is_undone_before_one_that_follows_it_over_a_wait()
    {
        var test = new SagaTest(SagaTexts.Of(
            SagaTexts.Http("a"), SagaTexts.Wait("w"), SagaTexts.Http("c"), SagaTexts.Http("never")));
        test.Answer("never", "action", 409);
        test.Event("w");
        test.Checker.Require(test.RunToEnd());

        Assert.Equal("a Did, c Did, c Undid, a Undid", test.Journal.ToString());
        Assert.Equal(StepState.Compensated, test.Step("w").State);
    }

    [Fact]
    public void A_failure_does_not_wait_for_steps_that_are_under_way()
    {
        // b is under way when c is refused; it ends well and has to be undone too.
        var test = new SagaTest(Diamond);
        test.Answer("c", "action", 409);
        test.World.Fates = (call, _) => Fate.Deliver;
        test.Checker.Require(test.RunToEnd());

        Assert.Equal(1, test.Journal.Count("b", Deed.Undid));
        Assert.Equal(StepState.Failed, test.Step("c").State);
        Assert.Equal(StepState.Skipped, test.Step("d").State);
        Assert.Equal(0, test.Step("d").Attempts);
    }

    [Fact]
    public void A_pause_between_attempts_holds_up_the_way_back()
    {
        // b pauses for an hour between two attempts when c fails; nobody waits for that hour.
        var patient = SagaTexts.Http("b", SagaTexts.After("a") + ""","retry":{"firstMs":3600000}""");
        var test = new SagaTest(SagaTexts.Of(
            SagaTexts.Http("a"), patient, SagaTexts.Http("c", SagaTexts.After("a"))));
        var start = test.World.Scheduler.Now;
        test.World.Participants.Script = (call, _) => call.Key switch
        {
            "s-1/b/action" => SimParticipants.Reply(503),
            "s-1/c/action" when test.World.Scheduler.Now > start => SimParticipants.Reply(503),
            _ => null,
        };
        var status = test.RunToEnd();

        Assert.Equal(SagaState.Compensated, status.State);
        Assert.True(status.EndedAt - status.StartedAt < TimeSpan.FromMinutes(1));
        Assert.Equal(1, test.Step("b").Attempts);
        Assert.Equal(StepState.Compensated, test.Step("b").State);
    }

    [Theory]
    [InlineData(503, 5)]
    [InlineData(409, 1)]
    [InlineData(302, 1)]
    public void A_step_is_tried_too_often_or_not_often_enough(int answer, int attempts)
    {
        var test = new SagaTest(SagaTexts.Of(SagaTexts.Http("seat")));
        test.Answer("seat", "action", answer);
        test.RunToEnd();

        Assert.Equal(attempts, test.Step("seat").Attempts);
    }

    [Fact]
    public void A_short_outage_fails_a_saga()
    {
        var test = new SagaTest(SagaTexts.Three);
        test.Answer("room", "action", 503, times: 4);
        test.Checker.Require(test.RunToEnd());

        Assert.Equal(SagaState.Completed, test.Saga.Final!.State);
        Assert.Equal(5, test.Step("room").Attempts);
        Assert.Null(test.Step("room").Error);
        Assert.Equal(5, test.World.Participants.Arrived.Count(call => call.Key == "s-1/room/action"));
    }

    static DateTimeOffset Started(SagaStatus status, string name) =>
        status.Steps.Single(step => step.Name == name).StartedAt!.Value;

    static DateTimeOffset Ended(SagaStatus status, string name) =>
        status.Steps.Single(step => step.Name == name).EndedAt!.Value;
}
