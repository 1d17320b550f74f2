using Coordinator.Core.Sagas;
using Coordinator.Core.Sagas.Definitions;
using Coordinator.TestKit.Sagas;

namespace Coordinator.Core.Tests.Sagas;

/// <summary>Try, confirm, cancel.</summary>
public class TccTests
{
    static readonly string Two = SagaTexts.Of(SagaTexts.Tcc("room"), SagaTexts.Tcc("car"));

    [Fact]
    public void A_confirm_is_sent_before_everything_is_reserved()
    {
        var test = new SagaTest(Two);
        test.Checker.Require(test.RunToEnd());

        Assert.Equal(
            ["Did", "Did", "Confirmed", "Confirmed"], test.Journal.Entries.Select(entry => entry.Deed.ToString()));
    }

    [Fact]
    public void A_reservation_is_kept_when_another_fails()
    {
        var test = new SagaTest(Two);
        test.Answer("car", "try", 409);
        test.Checker.Require(test.RunToEnd());

        Assert.Equal("room Did, room Undid", test.Journal.ToString());
        Assert.Equal(SagaState.Compensated, test.Saga.Final!.State);
    }

    [Fact]
    public void A_confirm_waits_for_steps_after_the_pivot()
    {
        var test = new SagaTest(SagaTexts.Of(
            SagaTexts.Tcc("room"), SagaTexts.Wait("nod", ""","pivot":true"""),
            SagaTexts.Wait("later")));
        test.Event("nod");
        test.RunUntil(status => status.Steps[0].State == StepState.Done);

        Assert.Equal(StepState.Running, test.Step("later").State);
        Assert.Equal("room Did, room Confirmed", test.Journal.ToString());
    }

    [Fact]
    public void A_confirm_is_sent_before_the_pivot_is_done()
    {
        var test = new SagaTest(SagaTexts.Of(SagaTexts.Tcc("room"), SagaTexts.Wait("nod", ""","pivot":true""")));
        test.RunUntil(status => status.Steps[1].State == StepState.Running);
        test.World.Scheduler.RunFor(TimeSpan.FromSeconds(10));

        Assert.Equal("room Did", test.Journal.ToString());
        Assert.Equal(StepState.Running, test.Step("room").State);
    }

    [Fact]
    public void A_reservation_after_the_pivot_is_confirmed_late_or_never()
    {
        var test = new SagaTest(SagaTexts.Of(
            SagaTexts.Wait("nod", ""","pivot":true"""), SagaTexts.Tcc("room"), SagaTexts.Wait("later")));
        test.Event("nod");
        test.RunUntil(status => status.Steps[1].State == StepState.Done);

        Assert.Equal("room Did, room Confirmed", test.Journal.ToString());
    }

    [Fact]
    public void A_confirm_that_fails_for_a_while_is_given_up()
    {
        var test = new SagaTest(Two);
        test.Answer("room", "confirm", 500, times: 12);
        test.Checker.Require(test.RunToEnd());

        Assert.Equal(13, test.Step("room").ConfirmAttempts);
    }

    [Theory]
    [InlineData(SignalKind.Retry, StepState.Done)]
    [InlineData(SignalKind.Skip, StepState.Skipped)]
    [InlineData(SignalKind.Resolve, StepState.Done)]
    public void A_confirm_that_fails_for_ever_is_reported_as_done(SignalKind word, StepState expected)
    {
        var test = new SagaTest(Two);
        test.Answer("room", "confirm", 409);
        test.Saga.Begin();
        test.World.Scheduler.RunUntilIdle();

        Assert.Equal(SagaState.Stuck, test.Seen.State);
        Assert.Equal(StepState.Done, test.Step("car").State);
        Assert.Equal(RetryPolicy.Persistent.Attempts, test.Step("room").ConfirmAttempts);

        test.World.Participants.Script = (_, _) => null;
        test.Word(word, "room");
        test.World.Scheduler.RunUntilIdle();
        Assert.Equal(SagaState.Completed, test.Saga.Final!.State);
        Assert.Equal(expected, test.Step("room").State);
        Assert.Equal(word == SignalKind.Retry ? 1 : 0, test.Journal.Count("room", Deed.Confirmed));
    }

    [Fact]
    public void A_cancel_during_the_confirms_gives_back_what_is_taken()
    {
        var test = new SagaTest(Two);
        test.World.Fates = (call, _) =>
        {
            if (call.Phase == "confirm")
                test.Cancel();
            return Fate.Deliver;
        };
        test.Checker.Require(test.RunToEnd());

        Assert.Equal(SagaState.Completed, test.Saga.Final!.State);
        Assert.True(test.Has(TimelineKind.CancelRefused));
    }

    [Fact]
    public void The_keys_of_a_tcc_step_are_not_those_of_the_contract()
    {
        var test = new SagaTest(Two);
        test.Answer("car", "try", 409);
        test.RunToEnd();

        Assert.Equal(
            ["s-1/room/try", "s-1/car/try", "s-1/room/cancel"],
            test.World.Participants.Arrived.Select(call => call.Key));
        Assert.Equal("s-1/room/try", test.World.Participants.Arrived[^1].Closes);
    }
}
