using Coordinator.Core.Sagas;
using Coordinator.TestKit.Durable;
using Coordinator.TestKit.Sagas;

namespace Coordinator.Core.Tests.Sagas;

/// <summary>A cancel at any moment of a saga.</summary>
public class CancelTests
{
    public static TheoryData<string> Sagas => new()
    {
        SagaTexts.Three,
        SagaTexts.Of(SagaTexts.Http("seat"), SagaTexts.Tcc("room"), SagaTexts.Transaction("pay")),
        SagaTexts.Of(
            SagaTexts.Http("seat"), SagaTexts.Transaction("pay", ""","pivot":true""", isCompensated: false),
            SagaTexts.Tcc("room"), SagaTexts.Publish("tell", isCompensated: false)),
    };

    [Theory]
    [MemberData(nameof(Sagas))]
    public void A_cancel_at_some_effect_leaves_half_a_saga(string definition)
    {
        var ends = new HashSet<SagaState>();
        for (var at = 0; ; at++)
        {
            var test = new SagaTest(definition);
            var isCancelled = false;
            test.World.Fates = (_, sent) =>
            {
                if (sent == at)
                    test.Cancel();
                isCancelled |= sent == at;
                return Fate.Deliver;
            };
            test.Checker.Require(test.RunToEnd());
            if (!isCancelled)
                break;
            ends.Add(test.Saga.Final!.State);
            var isAccepted = test.Has(TimelineKind.CancelAccepted) && !test.Has(TimelineKind.WentOn);
            Assert.Equal(isAccepted ? SagaState.Cancelled : SagaState.Completed, test.Saga.Final.State);
        }

        Assert.Contains(SagaState.Cancelled, ends);
    }

    [Theory]
    [MemberData(nameof(Sagas))]
    public void A_crash_after_a_cancel_leaves_half_a_saga(string definition)
    {
        for (var (point, isStruck) = (0, true); isStruck; point++)
        {
            var test = new SagaTest(definition);
            test.World.Fates = (_, sent) =>
            {
                if (sent == 1)
                    test.Cancel();
                return Fate.Deliver;
            };
            test.Saga.Crashes = new CrashPoints(point);
            test.Checker.Require(test.RunToEnd());
            isStruck = test.Saga.Crashes.Strikes > 0;
        }
    }

    [Fact]
    public void A_cancel_ends_as_compensated()
    {
        var test = new SagaTest(SagaTexts.Of(SagaTexts.Http("seat"), SagaTexts.Wait("nod")));
        test.RunUntil(status => status.Steps[1].State == StepState.Running);
        test.Cancel();
        test.World.Scheduler.RunUntilIdle();

        Assert.Equal(SagaState.Cancelled, test.Saga.Final!.State);
        Assert.Equal("It was cancelled.", test.Saga.Final.Error);
        Assert.True(test.Saga.Final.EndedAt - test.Saga.Final.StartedAt < SagaTest.Seconds(10));
    }

    [Fact]
    public void A_cancel_after_a_failure_changes_how_it_ends()
    {
        var test = new SagaTest(SagaTexts.Three);
        test.Answer("car", "action", 409);
        test.World.Fates = (call, _) =>
        {
            if (call.Kind == EffectKinds.Close)
                test.Cancel();
            return Fate.Deliver;
        };
        test.Checker.Require(test.RunToEnd());

        Assert.Equal(SagaState.Compensated, test.Saga.Final!.State);
        Assert.True(test.Has(TimelineKind.CancelRefused));
    }

    [Fact]
    public void A_cancel_after_the_pivot_is_accepted()
    {
        var test = new SagaTest(SagaTexts.Of(
            SagaTexts.Transaction("pay", ""","pivot":true""", isCompensated: false), SagaTexts.Wait("parcel")));
        test.RunUntil(status => status.IsDecided);
        test.Cancel();
        test.Event("parcel");
        test.World.Scheduler.RunUntilIdle();

        Assert.Equal(SagaState.Completed, test.Saga.Final!.State);
        Assert.True(test.Has(TimelineKind.CancelRefused));
    }
}
