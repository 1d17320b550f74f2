using Coordinator.Core.Sagas;
using Coordinator.TestKit.Durable;
using Coordinator.TestKit.Sagas;

namespace Coordinator.Core.Tests.Sagas;

/// <summary>Actions that arrive after their compensation (T32; DTM's disorder).</summary>
public class BarrierTests
{
    static readonly TimeSpan Late = TimeSpan.FromHours(1);

    [Fact]
    public void An_action_that_arrives_after_its_compensation_dangles()
    {
        var test = Run(SagaTexts.Of(SagaTexts.Http("seat")), hasBarrier: true);

        Assert.Equal(SagaState.Compensated, test.Saga.Final!.State);
        Assert.Equal("seat FoundNothing", test.Journal.ToString());
        Assert.True(test.World.Participants.Arrived[^1].Key == "s-1/seat/action", "the action did not come last");
        test.Checker.Require(test.Saga.Final);
    }

    [Fact]
    public void A_participant_without_a_barrier_goes_unnoticed()
    {
        var test = Run(SagaTexts.Of(SagaTexts.Http("seat")), hasBarrier: false);

        var problems = test.Checker.Problems(test.Saga.Final!);
        Assert.Contains(problems, problem => problem.StartsWith("seat", StringComparison.Ordinal));
    }

    [Fact]
    public void A_transaction_that_arrives_after_its_id_was_closed_commits()
    {
        var test = Run(SagaTexts.Of(SagaTexts.Transaction("pay"), SagaTexts.Http("never")), hasBarrier: true);

        Assert.Equal(SagaState.Compensated, test.Saga.Final!.State);
        Assert.Empty(test.Journal.Entries);
        Assert.Equal(StepState.Compensated, test.Step("pay").State);
        Assert.Equal(0, test.Step("pay").CompensationAttempts);
    }

    [Fact]
    public void A_transaction_whose_answer_was_lost_is_not_undone()
    {
        var test = new SagaTest(SagaTexts.Of(SagaTexts.Transaction("pay"), SagaTexts.Http("never")));
        test.World.Fates = (call, _) =>
            call is { Kind: EffectKinds.Transact, Phase: "action" } ? new Fate(FateKind.LoseReply) : Fate.Deliver;
        test.Checker.Require(test.RunToEnd());

        Assert.Equal("pay Did, pay Undid", test.Journal.ToString());
    }

    [Fact]
    public void A_try_that_arrives_after_its_cancel_reserves()
    {
        var test = Run(SagaTexts.Of(SagaTexts.Tcc("room")), hasBarrier: true);

        Assert.Equal("room FoundNothing", test.Journal.ToString());
        test.Checker.Require(test.Saga.Final);
    }

    [Fact]
    public void A_cancel_that_arrives_twice_and_a_try_after_it_reserve()
    {
        var test = new SagaTest(SagaTexts.Of(SagaTexts.Tcc("room")));
        test.World.Fates = (call, _) => call.Kind == EffectKinds.Close
            ? Fate.Deliver
            : new Fate(call.Phase == "try" ? FateKind.ArriveLate : FateKind.ArriveTwice, Late);
        test.Checker.Require(test.RunToEnd());

        Assert.Equal("room FoundNothing", test.Journal.ToString());
    }

    [Fact]
    public void A_refusal_after_a_lost_answer_is_taken_for_no_effect()
    {
        // The work is done and its answer lost; the next attempt meets a participant that forgot the key and says
        // "exists".
        var test = new SagaTest(SagaTexts.Of(SagaTexts.Http("seat"), SagaTexts.Http("never")));
        test.World.Fates = (_, sent) => sent == 0 ? new Fate(FateKind.LoseReply) : Fate.Deliver;
        test.World.Participants.IsForgetful = true;
        test.Answer("seat", "action", 409, fromArrival: 2);
        test.Checker.Require(test.RunToEnd());

        Assert.Equal("seat Did, seat Undid", test.Journal.ToString());
    }

    // Every attempt is lost first and arrives an hour later.
    static SagaTest Run(string definition, bool hasBarrier)
    {
        var test = new SagaTest(definition);
        test.World.Participants.HasBarrier = hasBarrier;
        test.World.Fates = (call, _) =>
            call.Phase is "action" or "try" && call.Kind != EffectKinds.Close
                ? new Fate(FateKind.ArriveLate, Late) : Fate.Deliver;
        test.RunToEnd();
        return test;
    }
}
