using System.Text.Json;
using Coordinator.Core.Sagas;
using Coordinator.Core.Sagas.Definitions;
using Coordinator.TestKit.Durable;
using Coordinator.TestKit.Sagas;
using Coordinator.TestKit.Simulation;

namespace Coordinator.Core.Tests.Sagas;

/// <summary>
/// Random definitions, faults, crashes, events and cancels; and the replay of what they recorded (T30, T35).
/// </summary>
public class RandomHistoryTests
{
    const int HealsAfter = 40;

    [Fact]
    public void A_random_saga_ends_half_done()
    {
        var ends = new Dictionary<SagaState, int>();
        Seeds.ForEach(500, seed =>
        {
            var test = Run(seed);
            test.Checker.Require(test.Saga.Final);
            ends[test.Saga.Final!.State] = ends.GetValueOrDefault(test.Saga.Final.State) + 1;
        });

        // All three ends came up often, else it tested nothing.
        SagaState[] expected = [SagaState.Completed, SagaState.Compensated, SagaState.Cancelled];
        if (Seeds.Take(500).Count() > 1)
            Assert.All(expected, end => Assert.True(ends.GetValueOrDefault(end) > 40, string.Join(", ", ends)));
    }

    [Fact]
    public void A_replay_of_a_history_does_something_else() =>
        Seeds.ForEach(200, seed =>
        {
            var test = Run(seed);
            var expected = JsonSerializer.Serialize(test.Saga.Final);
            for (var replay = 0; replay < 3; replay++)
                Assert.Equal(expected, JsonSerializer.Serialize(test.Saga.Replay()));
        });

    [Fact]
    public void A_replay_of_the_beginning_of_a_history_does_something_else() =>
        Seeds.ForEach(40, seed =>
        {
            var test = Run(seed);
            var history = test.Saga.History;
            var last = history[new Random(seed).Next(history.Count)].At;
            // With all events of that moment, so that the clock tells exactly which effects were asked for by then.
            var beginning = history.TakeWhile(recorded => recorded.At <= last);
            var expected = test.Saga.Issued.Where(call => call.IssuedAt <= last);

            Assert.Equal(Fingerprints(expected), Fingerprints(Replay(test.Saga.Definition, beginning)));
        });

    [Fact]
    public void A_change_of_the_code_goes_unnoticed_by_a_replay()
    {
        var test = Run(seed: 3);
        test.Saga.Issued[1] = test.Saga.Issued[1] with { Input = "something else" };

        Assert.Throws<NondeterminismException>(() => test.Saga.Replay());
    }

    static DateTimeOffset SimStart => new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    static IEnumerable<string> Fingerprints(IEnumerable<EffectCall> calls) => calls.Select(call => call.Fingerprint);

    /// <summary>What the code asks for when it knows nothing of earlier lives.</summary>
    static List<EffectCall> Replay(SagaDefinition definition, IEnumerable<HistoryEvent> history)
    {
        var issued = new List<EffectCall>();
        var life = new SagaReplay(issued, SimStart);
        life.Begin(() => new SagaRun(new SagaStart("s-1", "test", 1, "{}"), definition, life).RunAsync());
        foreach (var recorded in history)
            life.Apply(recorded);
        return issued;
    }

    static SagaTest Run(int seed)
    {
        var random = new Random(seed);
        var test = new SagaTest(SagaTexts.Random(random), seed: seed, isRagged: true);
        test.World.Fates = new RandomFates(random, 0.3 * random.NextDouble(), HealsAfter).Of;
        test.Saga.Crashes = new CrashPoints([.. Enumerable.Range(0, 4).Select(_ => random.Next(80))]);
        RefuseNow(test, random);
        foreach (var step in test.Saga.Definition.Steps.Where(_ => random.Next(6) > 0))
            At(test, random.Next(80_000), () => test.Event(step.Name, "{\"by\":\"boss\"}"));
        if (random.Next(3) == 0)
            At(test, random.Next(8_000), test.Cancel);
        test.Saga.Begin();
        test.World.Scheduler.RunUntilIdle();
        LetOperatorsWork(test);
        return test;
    }

    static void At(SagaTest test, int ms, Action action) =>
        test.World.Scheduler.Schedule(null, TimeSpan.FromMilliseconds(ms), action);

    // One action in ten is refused for good, until the world heals; the store refuses the odd one too.
    static void RefuseNow(SagaTest test, Random random)
    {
        test.World.Store.Refuses = key =>
            key.Contains("/action", StringComparison.Ordinal)
                && test.World.SentCount < HealsAfter && random.Next(10) == 0;
        test.World.Participants.Script = (call, _) =>
            test.World.SentCount < HealsAfter && random.Next(10) == 0
                ? SimParticipants.Reply(call.Closes is null && random.Next(2) == 0 ? 409 : 503) : null;
    }

    // After the pivot a wait may have timed out: its event comes late. Whatever else is stuck is tried again.
    static void LetOperatorsWork(SagaTest test)
    {
        for (var round = 0; round < 10 && test.Saga.Final is null; round++)
        {
            foreach (var step in test.Seen.Steps.Where(step => step.State == StepState.Stuck))
            {
                test.Event(step.Name);
                test.Word(SignalKind.Retry, step.Name);
            }

            test.World.Scheduler.RunUntilIdle();
        }
    }
}
