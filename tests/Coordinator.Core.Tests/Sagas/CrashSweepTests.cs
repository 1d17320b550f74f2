using Coordinator.Core.Sagas;
using Coordinator.TestKit.Durable;
using Coordinator.TestKit.Sagas;

namespace Coordinator.Core.Tests.Sagas;

/// <summary>A host that dies at any effect of a saga, and again in its next life (T30).</summary>
public class CrashSweepTests
{
    static readonly string Mixed = SagaTexts.Of(
        SagaTexts.Http("seat"), SagaTexts.Transaction("pay"), SagaTexts.Tcc("room"));

    public static TheoryData<string, string> Sagas => new()
    {
        { "three over HTTP", SagaTexts.Three },
        { "mixed kinds", Mixed },
        { "publish last", SagaTexts.Of(
            SagaTexts.Http("seat"), SagaTexts.Tcc("room"), SagaTexts.Publish("tell", isCompensated: false)) },
        { "two beside each other", SagaTexts.Of(
            SagaTexts.Http("seat"), SagaTexts.Http("room", SagaTexts.After()),
            SagaTexts.Transaction("pay", SagaTexts.After("seat", "room"))) },
    };

    [Theory]
    [MemberData(nameof(Sagas))]
    public void A_crash_at_some_effect_leaves_a_step_out_or_does_it_twice(string name, string definition)
    {
        var points = Sweep(definition, prepare: _ => { }, SagaState.Completed);
        Assert.True(points >= 15, $"{name}: only {points} points");
    }

    [Theory]
    [MemberData(nameof(Sagas))]
    public void A_crash_on_the_way_back_leaves_an_effect_dangling(string name, string definition)
    {
        var last = DefinitionOf(definition)[^1];
        var points = Sweep(definition, test => Refuse(test, last), SagaState.Compensated);
        Assert.True(points >= 15, $"{name}: only {points} points");
    }

    [Theory]
    [MemberData(nameof(Sagas))]
    public void A_crash_after_lost_answers_leaves_an_effect_dangling(string name, string definition)
    {
        var last = DefinitionOf(definition)[^1];
        var points = Sweep(definition, test => LoseAnswers(test, last), end: null);
        Assert.True(points >= 15, $"{name}: only {points} points");
    }

    [Fact]
    public void Two_crashes_anywhere_leave_half_a_saga()
    {
        var definition = SagaTexts.Of(SagaTexts.Http("seat"), SagaTexts.Tcc("room"));
        foreach (var isFailing in new[] { false, true })
        {
            var end = isFailing ? SagaState.Compensated : SagaState.Completed;
            for (var (first, isStruck) = (0, true); isStruck; first++)
            {
                isStruck = false;
                for (var second = first + 1; ; second++)
                {
                    var test = Run(definition, t => { if (isFailing) Refuse(t, "room"); }, first, second);
                    Assert.Equal(end, test.Saga.Final!.State);
                    isStruck |= test.Saga.Crashes.Strikes > 0;
                    if (test.Saga.Crashes.Strikes < 2)
                        break;
                }
            }
        }
    }

    /// <returns>How many points there were.</returns>
    static int Sweep(string definition, Action<SagaTest> prepare, SagaState? end)
    {
        for (var point = 0; ; point++)
        {
            var test = Run(definition, prepare, point);
            if (end is not null)
                Assert.Equal(end, test.Saga.Final!.State);
            if (test.Saga.Crashes.Strikes == 0)
                return point;
            Assert.Equal(2, test.Saga.Lives);
        }
    }

    static SagaTest Run(string definition, Action<SagaTest> prepare, params int[] points)
    {
        var test = new SagaTest(definition);
        prepare(test);
        test.Saga.Crashes = new CrashPoints(points);
        test.Checker.Require(test.RunToEnd());
        return test;
    }

    static string[] DefinitionOf(string definition) =>
        [.. Core.Sagas.Definitions.DefinitionReader.Load(definition).Steps.Select(step => step.Name)];

    static void Refuse(SagaTest test, string step)
    {
        test.World.Store.Refuses = key => key.Contains($"/{step}/action", StringComparison.Ordinal);
        test.World.Participants.Script = (call, _) =>
            call.Key.EndsWith($"/{step}/action", StringComparison.Ordinal)
                || call.Key.EndsWith($"/{step}/try", StringComparison.Ordinal)
                ? SimParticipants.Reply(409) : null;
    }

    // It happens, and nobody ever hears of it.
    static void LoseAnswers(SagaTest test, string step) =>
        test.World.Fates = (call, _) =>
            call.Step == step && call.Phase is "action" or "try" && call.Kind != EffectKinds.Close
                ? new Fate(FateKind.LoseReply) : Fate.Deliver;
}
