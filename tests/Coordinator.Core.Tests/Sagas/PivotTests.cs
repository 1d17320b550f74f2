using Coordinator.Core.Sagas;
using Coordinator.Core.Sagas.Definitions;
using Coordinator.TestKit.Durable;
using Coordinator.TestKit.Sagas;

namespace Coordinator.Core.Tests.Sagas;

/// <summary>The point of no return.</summary>
public class PivotTests
{
    static readonly string Classic = SagaTexts.Of(
        SagaTexts.Http("seat"), SagaTexts.Transaction("pay", ""","pivot":true""", isCompensated: false),
        SagaTexts.Http("mail", isCompensated: false));

    [Fact]
    public void A_failure_after_the_pivot_undoes_something()
    {
        var test = new SagaTest(Classic);
        test.Answer("mail", "action", 503, times: 15);
        test.Checker.Require(test.RunToEnd());

        Assert.Equal(SagaState.Completed, test.Saga.Final!.State);
        Assert.Equal(16, test.Step("mail").Attempts);
    }

    [Fact]
    public void A_step_after_the_pivot_that_never_succeeds_fails_the_saga()
    {
        var test = new SagaTest(Classic);
        test.Answer("mail", "action", 404);
        test.Saga.Begin();
        test.World.Scheduler.RunUntilIdle();

        Assert.Equal(SagaState.Stuck, test.Seen.State);
        Assert.Equal(RetryPolicy.Persistent.Attempts, test.Step("mail").Attempts);
        Assert.Equal("seat Did, pay Did", test.Journal.ToString());

        test.World.Participants.Script = (_, _) => null;
        test.Word(SignalKind.Retry, "mail");
        test.World.Scheduler.RunUntilIdle();
        test.Checker.Require(test.Saga.Final);
    }

    [Theory]
    [InlineData(SignalKind.Skip, StepState.Skipped)]
    [InlineData(SignalKind.Resolve, StepState.Done)]
    public void A_stuck_step_after_the_pivot_does_not_go_on_by_an_operators_word(SignalKind word, StepState expected)
    {
        var next = """
            {"name":"next","http":{"method":"POST","url":"https://n.example/x","body":"${steps.mail.status}"}}
            """;
        var test = new SagaTest(SagaTexts.Of(
            SagaTexts.Transaction("pay", ""","pivot":true""", isCompensated: false),
            SagaTexts.Http("mail", isCompensated: false),
            word == SignalKind.Skip ? SagaTexts.Http("next", isCompensated: false) : next));
        test.Answer("mail", "action", 404);
        test.Saga.Begin();
        test.World.Scheduler.RunUntilIdle();
        test.Word(word, "mail", """{"sent":"by hand"}""");
        test.World.Scheduler.RunUntilIdle();

        Assert.Equal(SagaState.Completed, test.Saga.Final!.State);
        Assert.Equal(expected, test.Step("mail").State);
        Assert.Equal(word == SignalKind.Skip ? "mail" : "", string.Join(' ', test.Saga.Final.LeftBehind));
        Assert.Equal(1, test.Journal.Count("next", Deed.Did));
        Assert.Equal(word == SignalKind.Skip, test.Step("mail").Error is not null);
        if (word == SignalKind.Resolve)
            Assert.Equal("\"resolved\"", test.World.Participants.Arrived[^1].Body);
    }

    [Fact]
    public void A_transaction_pivot_whose_answer_was_lost_is_undone_or_forgotten()
    {
        var test = new SagaTest(Classic);
        test.World.Fates = (call, _) =>
            call.Kind == EffectKinds.Transact ? new Fate(FateKind.LoseReply) : Fate.Deliver;
        test.Checker.Require(test.RunToEnd());

        Assert.Equal(SagaState.Completed, test.Saga.Final!.State);
        Assert.Equal("{\"id\":\"s-1/pay/action\"}", test.Step("pay").Result);
        Assert.True(test.Has(TimelineKind.WentOn));
    }

    [Fact]
    public void A_transaction_pivot_that_never_arrived_goes_forward()
    {
        var test = new SagaTest(Classic);
        test.World.Fates = (call, _) => call.Kind == EffectKinds.Transact
            ? new Fate(FateKind.ArriveLate, TimeSpan.FromHours(1)) : Fate.Deliver;
        test.Checker.Require(test.RunToEnd());

        Assert.Equal(SagaState.Compensated, test.Saga.Final!.State);
        Assert.Equal("seat Did, seat Undid", test.Journal.ToString());
        Assert.Equal(StepState.Failed, test.Step("pay").State);
    }

    [Fact]
    public void A_pivot_that_nobody_can_tell_of_lets_others_be_undone()
    {
        var test = StuckAtPivot();
        test.Word(SignalKind.Retry, "pay");
        test.World.Scheduler.RunUntilIdle();

        Assert.Equal(SagaState.Completed, test.Saga.Final!.State);
        Assert.Equal("seat Did, pay Did, mail Did", test.Journal.ToString());
    }

    [Theory]
    [InlineData(SignalKind.Skip)]
    [InlineData(SignalKind.Resolve)]
    public void An_operators_guess_undoes_others_beside_a_committed_pivot(SignalKind word)
    {
        var test = StuckAtPivot();
        test.Word(word, "pay");
        test.World.Scheduler.RunUntilIdle();

        Assert.Null(test.Saga.Final);
        Assert.Equal("seat Did, pay Did", test.Journal.ToString());
        Assert.Equal(StepStage.Settle, test.Step("pay").StuckAt);
        Assert.Equal(
            $"{word}: only the store can tell whether the pivot happened; retry",
            test.Seen.Timeline.Single(entry => entry.Kind == TimelineKind.OperatorRefused).Note);

        test.Word(SignalKind.Retry, "pay");
        test.World.Scheduler.RunUntilIdle();
        test.Checker.Require(test.Saga.Final);
        Assert.Null(test.Step("pay").StuckAt);
    }

    [Fact]
    public void An_http_pivot_whose_answer_was_lost_is_left_as_it_is()
    {
        var test = new SagaTest(SagaTexts.Of(
            SagaTexts.Http("seat"), SagaTexts.Http("buy", ""","pivot":true""")));
        test.World.Fates = (call, _) =>
            call is { Kind: EffectKinds.Call, Phase: "action", Step: "buy" }
                ? new Fate(FateKind.LoseReply) : Fate.Deliver;
        test.Checker.Require(test.RunToEnd());

        Assert.Equal("seat Did, buy Did, buy Undid, seat Undid", test.Journal.ToString());
    }

    [Fact]
    public void A_failure_beside_the_pivot_undoes_what_the_pivot_has_settled()
    {
        // The pivot is under way when the step beside it is refused, and then it is done: that wins.
        var test = BesideThePivot();
        test.World.Store.Refuses = _ => false;
        test.Answer("beside", "action", 409, times: 1);
        test.Checker.Require(test.RunToEnd());

        Assert.Equal(SagaState.Completed, test.Saga.Final!.State);
        Assert.True(test.Has(TimelineKind.TurnedBack) && test.Has(TimelineKind.WentOn));
        Assert.Null(test.Saga.Final.Error);
        Assert.DoesNotContain(test.World.Shown, status => status.State == SagaState.Compensating);
    }

    [Fact]
    public void A_failure_beside_the_pivot_is_lost_when_the_pivot_fails_too()
    {
        var test = BesideThePivot();
        test.World.Store.Refuses = key => key.Contains("/pay/", StringComparison.Ordinal);
        test.Answer("beside", "action", 409, times: 1);
        test.Checker.Require(test.RunToEnd());

        Assert.Equal(SagaState.Compensated, test.Saga.Final!.State);
    }

    [Fact]
    public void A_cancel_while_the_pivot_is_under_way_undoes_what_the_pivot_has_settled()
    {
        var test = BesideThePivot();
        test.World.Fates = (call, _) =>
        {
            if (call.Step == "pay")
                test.Cancel();
            return Fate.Deliver;
        };
        test.Checker.Require(test.RunToEnd());

        Assert.Equal(SagaState.Completed, test.Saga.Final!.State);
        Assert.True(test.Has(TimelineKind.CancelRefused));
    }

    [Fact]
    public void A_wait_that_was_stopped_beside_the_pivot_never_waits_again()
    {
        var test = new SagaTest(SagaTexts.Of(
            SagaTexts.Http("beside", SagaTexts.After()), SagaTexts.Wait("nod", SagaTexts.After()),
            SagaTexts.Transaction("pay", SagaTexts.After() + ""","pivot":true""", isCompensated: false)));
        test.Answer("beside", "action", 409, times: 1);
        test.RunUntil(status => status.IsDecided);
        test.Event("nod");
        test.World.Scheduler.RunUntilIdle();
        test.Checker.Require(test.Saga.Final);

        Assert.True(test.Has(TimelineKind.StepStopped, "nod"));
        Assert.Equal(2, test.Step("nod").Attempts);
    }

    [Fact]
    public void A_refused_transaction_after_the_pivot_can_never_be_tried_again()
    {
        var test = new SagaTest(SagaTexts.Of(
            SagaTexts.Wait("nod", ""","pivot":true"""), SagaTexts.Transaction("pay", isCompensated: false)));
        var refusals = 2;
        test.World.Store.Refuses = _ => refusals-- > 0;
        test.Event("nod");
        test.Checker.Require(test.RunToEnd());

        Assert.Equal(
            ["s-1/pay/action", "s-1/pay/action/2", "s-1/pay/action/3"],
            test.Saga.Issued.Where(call => call.Step == "pay").Select(call => call.Key));
    }

    [Fact]
    public void A_last_transaction_without_compensation_is_undone_or_forgotten_when_its_answer_was_lost()
    {
        var test = new SagaTest(SagaTexts.Of(
            SagaTexts.Http("seat"), SagaTexts.Transaction("pay", isCompensated: false)));
        test.World.Fates = (call, _) =>
            call.Kind == EffectKinds.Transact ? new Fate(FateKind.LoseReply) : Fate.Deliver;
        test.Checker.Require(test.RunToEnd());

        Assert.Equal(SagaState.Completed, test.Saga.Final!.State);
    }

    /// <summary>The pivot is committed, and its id could not be asked for. From here on everything arrives.</summary>
    static SagaTest StuckAtPivot()
    {
        var test = new SagaTest(Classic);
        test.World.Fates = (call, _) => call.Kind switch
        {
            EffectKinds.Transact => new Fate(FateKind.LoseReply),
            EffectKinds.Close => new Fate(FateKind.LoseRequest),
            _ => Fate.Deliver,
        };
        test.Saga.Begin();
        test.World.Scheduler.RunUntilIdle();
        Assert.Equal(SagaState.Stuck, test.Seen.State);
        Assert.Equal(StepState.Stuck, test.Step("pay").State);
        Assert.Equal(StepState.Done, test.Step("seat").State);
        test.World.Fates = (_, _) => Fate.Deliver;
        return test;
    }

    static SagaTest BesideThePivot() => new(SagaTexts.Of(
        SagaTexts.Http("beside", SagaTexts.After()),
        SagaTexts.Transaction("pay", SagaTexts.After() + ""","pivot":true""", isCompensated: false),
        SagaTexts.Http("mail", SagaTexts.After("pay"), isCompensated: false)));
}
