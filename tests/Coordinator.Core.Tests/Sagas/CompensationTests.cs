using System.Text.Json;
using Coordinator.Core.Model;
using Coordinator.Core.Sagas;
using Coordinator.Core.Sagas.Definitions;
using Coordinator.TestKit.Durable;
using Coordinator.TestKit.Sagas;

namespace Coordinator.Core.Tests.Sagas;

/// <summary>Compensations that fail for a while, or for ever, and what an operator can say then (T31).</summary>
public class CompensationTests
{
    static readonly string Two = SagaTexts.Of(SagaTexts.Http("seat"), SagaTexts.Http("room"));

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(19)]
    public void A_compensation_that_fails_for_a_while_is_given_up(int times)
    {
        var test = FailingTwo(times);
        test.RunUntil(status => status.State == SagaState.Compensating);
        test.World.Scheduler.RunUntilIdle();

        Assert.Equal(SagaState.Compensated, test.Saga.Final!.State);
        Assert.Equal(times + 1, test.Step("seat").CompensationAttempts);
        Assert.DoesNotContain(test.World.Shown, status => status.State == SagaState.Stuck);
        test.Checker.Require(test.Saga.Final);
    }

    [Fact]
    public void The_pauses_between_compensations_do_not_grow_or_have_no_end()
    {
        var test = FailingTwo(int.MaxValue);
        test.Saga.Begin();
        test.World.Scheduler.RunUntilIdle();

        var pauses = test.Saga.Issued.Where(call => call.Kind == EffectKinds.Delay)
            .Select(call => JsonSerializer.Deserialize<TimeSpan>(call.Input)).ToList();
        Assert.Equal(RetryPolicy.Persistent.Attempts - 1, pauses.Count);
        Assert.All(pauses, pause => Assert.InRange(pause, TimeSpan.FromMilliseconds(250), RetryPolicy.Persistent.Max));
        Assert.InRange(pauses[^1], RetryPolicy.Persistent.Max / 2, RetryPolicy.Persistent.Max);
        Assert.True(pauses.Distinct().Count() > 10, "there is no jitter");
    }

    [Fact]
    public void A_compensation_that_fails_for_ever_is_reported_as_rolled_back()
    {
        var test = FailingTwo(int.MaxValue);
        test.Saga.Begin();
        test.World.Scheduler.RunUntilIdle();

        Assert.Null(test.Saga.Final);
        Assert.Equal(SagaState.Stuck, test.Seen.State);
        Assert.Equal(StepState.Stuck, test.Step("seat").State);
        Assert.Equal(RetryPolicy.Persistent.Attempts, test.Step("seat").CompensationAttempts);
        Assert.Contains("503", test.Step("seat").Error, StringComparison.Ordinal);
        Assert.True(test.Has(TimelineKind.StepStuck, "seat"));
        Assert.DoesNotContain(test.World.Shown, status => status.State is SagaState.Compensated or SagaState.Cancelled);
    }

    [Fact]
    public void A_retry_by_an_operator_is_of_no_use()
    {
        var test = Stuck();
        test.World.Participants.Script = (_, _) => null;
        test.Word(SignalKind.Retry, "seat");
        test.World.Scheduler.RunUntilIdle();

        Assert.Equal(SagaState.Compensated, test.Saga.Final!.State);
        test.Checker.Require(test.Saga.Final);
    }

    [Fact]
    public void A_retry_that_fails_again_is_not_stuck_again()
    {
        var test = Stuck();
        test.Word(SignalKind.Retry, "seat");
        test.World.Scheduler.RunUntilIdle();

        Assert.Equal(SagaState.Stuck, test.Seen.State);
        Assert.Equal(2 * RetryPolicy.Persistent.Attempts, test.Step("seat").CompensationAttempts);
    }

    [Theory]
    [InlineData(SignalKind.Skip, StepState.Skipped)]
    [InlineData(SignalKind.Resolve, StepState.Compensated)]
    public void A_stuck_saga_does_not_go_on_by_an_operators_word(SignalKind word, StepState expected)
    {
        var test = Stuck(SagaTexts.Of(
            SagaTexts.Http("first"), SagaTexts.Http("seat"), SagaTexts.Http("room")));
        test.Word(word, "seat");
        test.World.Scheduler.RunUntilIdle();

        Assert.Equal(SagaState.Compensated, test.Saga.Final!.State);
        Assert.Equal(expected, test.Step("seat").State);
        Assert.Equal(StepState.Compensated, test.Step("first").State);
        Assert.Equal(0, test.Journal.Count("seat", Deed.Undid));
        Assert.True(test.Has(TimelineKind.OperatorAccepted, "seat"));
        Assert.Equal(word == SignalKind.Skip ? "seat" : "", string.Join(' ', test.Saga.Final.LeftBehind));
    }

    [Fact]
    public void A_saga_that_left_something_behind_is_reported_as_rolled_back()
    {
        var test = FailingTwo(int.MaxValue);
        test.World.Fates = (call, _) =>
            call is { Kind: EffectKinds.Call, Phase: "action", Step: "seat" }
                ? new Fate(FateKind.LoseReply) : Fate.Deliver;
        test.Saga.Begin();
        test.World.Scheduler.RunUntilIdle();
        Assert.Empty(test.Seen.LeftBehind);
        test.Word(SignalKind.Skip, "seat");
        test.World.Scheduler.RunUntilIdle();

        // It failed before the other step, and nobody knows whether it happened.
        Assert.Equal(SagaState.Compensated, test.Saga.Final!.State);
        Assert.Equal("seat", string.Join(' ', test.Saga.Final.LeftBehind));
        Assert.Equal(1, test.Journal.Count("seat", Deed.Did));
    }

    [Fact]
    public void A_word_for_a_step_that_is_not_stuck_changes_it()
    {
        var test = Stuck();
        test.Word(SignalKind.Resolve, "room");
        test.Word(SignalKind.Skip, "nobody");
        test.World.Scheduler.RunUntilIdle();

        Assert.Equal(SagaState.Stuck, test.Seen.State);
        Assert.Equal(2, test.Seen.Timeline.Count(entry => entry.Kind == TimelineKind.OperatorRefused));
    }

    [Fact]
    public void A_stuck_step_stops_compensations_that_do_not_depend_on_it()
    {
        var test = Stuck(SagaTexts.Of(
            SagaTexts.Http("seat", SagaTexts.After()), SagaTexts.Http("car", SagaTexts.After()),
            SagaTexts.Http("room", SagaTexts.After("seat", "car"))));

        Assert.Equal(StepState.Compensated, test.Step("car").State);
        Assert.Equal(StepState.Stuck, test.Step("seat").State);
    }

    [Fact]
    public void A_refused_compensating_transaction_can_never_be_tried_again()
    {
        // The store closes the id of a refused transaction, so each new attempt needs another id.
        var test = new SagaTest(SagaTexts.Of(SagaTexts.Transaction("pay"), SagaTexts.Http("room")));
        var refusals = 3;
        test.World.Store.Refuses = key => key.Contains("/compensate", StringComparison.Ordinal) && refusals-- > 0;
        test.Answer("room", "action", 409);
        test.Checker.Require(test.RunToEnd());

        Assert.Equal(
            ["s-1/pay/compensate", "s-1/pay/compensate/2", "s-1/pay/compensate/3", "s-1/pay/compensate/4"],
            test.Saga.Issued.Where(call => call.Phase == "compensate").Select(call => call.Key));
    }

    [Fact]
    public void A_refusal_by_the_store_leaves_doubt_about_an_attempt_before_it()
    {
        var test = new SagaTest(SagaTexts.Of(SagaTexts.Transaction("pay"), SagaTexts.Http("never")));
        test.World.Store.Refuses = _ => true;
        test.World.Fates = (_, sent) => sent == 0 ? new Fate(FateKind.ArriveLate, SagaTest.Seconds(60)) : Fate.Deliver;
        test.Checker.Require(test.RunToEnd());

        Assert.Equal(2, test.Step("pay").Attempts);
        Assert.Equal(StepState.Failed, test.Step("pay").State);
        Assert.DoesNotContain(test.Saga.Issued, call => call.Kind == EffectKinds.Close);
    }

    [Fact]
    public void An_id_that_cannot_be_closed_is_compensated_all_the_same()
    {
        var test = new SagaTest(Two);
        test.Answer("room", "action", 409);
        test.World.Fates = (call, _) =>
            call.Kind == EffectKinds.Close ? new Fate(FateKind.LoseRequest) : Fate.Deliver;
        test.Saga.Begin();
        test.World.Scheduler.RunUntilIdle();

        Assert.Equal(StepState.Stuck, test.Step("seat").State);
        Assert.Equal(0, test.Journal.Count("seat", Deed.Undid));

        test.World.Fates = (_, _) => Fate.Deliver;
        test.Word(SignalKind.Retry, "seat");
        test.World.Scheduler.RunUntilIdle();
        test.Checker.Require(test.Saga.Final);
    }

    [Fact]
    public void A_compensation_that_reads_an_answer_which_never_came_is_sent_with_a_hole()
    {
        var seat = """
            {"name":"seat","http":{"method":"POST","url":"https://a.example/seats"},
             "compensate":{"http":{"method":"DELETE","url":"https://a.example/seats/${steps.seat.body.id}"}}}
            """;
        var test = new SagaTest(SagaTexts.Of(seat));
        test.World.Fates = (call, _) =>
            call.Kind == EffectKinds.Call ? new Fate(FateKind.LoseReply) : Fate.Deliver;
        test.Saga.Begin();
        test.World.Scheduler.RunUntilIdle();

        Assert.Equal(SagaState.Stuck, test.Seen.State);
        Assert.Contains("the answer of the step never came", test.Step("seat").Error, StringComparison.Ordinal);
        Assert.DoesNotContain(test.World.Participants.Arrived, call => call.Closes is not null);
    }

    [Fact]
    public void A_compensation_does_not_see_the_answer_of_its_action()
    {
        var seat = """
            {"name":"seat","http":{"method":"POST","url":"https://a.example/seats"},
             "compensate":{"http":{"method":"DELETE","url":"https://a.example/seats/${steps.seat.body.id}"}}}
            """;
        var test = new SagaTest(SagaTexts.Of(seat, SagaTexts.Http("room")));
        test.Answer("room", "action", 409);
        test.Checker.Require(test.RunToEnd());

        var undo = test.World.Participants.Arrived.Single(call => call.Closes is not null);
        Assert.Equal("https://a.example/seats/seat-1", undo.Url);
        Assert.Equal(("s-1/seat/compensate", "s-1/seat/action"), (undo.Key, undo.Closes));
    }

    [Fact]
    public void A_long_life_of_retries_makes_the_status_grow_without_end()
    {
        var test = Stuck();
        for (var round = 0; round < 20; round++)
        {
            test.Word(SignalKind.Retry, "seat");
            test.World.Scheduler.RunUntilIdle();
        }

        Assert.Equal(Limits.SagaTimelineMax, test.Seen.Timeline.Length);
        Assert.True(test.Seen.TimelineDropped > 0);
    }

    static SagaTest FailingTwo(int times)
    {
        var test = new SagaTest(Two);
        Fail(test, times);
        return test;
    }

    static SagaTest Stuck(string? definition = null)
    {
        var test = new SagaTest(definition ?? Two);
        Fail(test, int.MaxValue);
        test.Saga.Begin();
        test.World.Scheduler.RunUntilIdle();
        Assert.Equal(SagaState.Stuck, test.Seen.State);
        return test;
    }

    static void Fail(SagaTest test, int times) =>
        test.World.Participants.Script = (call, arrival) => call.Key switch
        {
            "s-1/room/action" => SimParticipants.Reply(409),
            "s-1/seat/compensate" when arrival <= times => SimParticipants.Reply(503),
            _ => null,
        };
}
