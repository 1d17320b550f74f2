using System.Text.Json;
using Coordinator.Core.Sagas;
using Coordinator.Core.Sagas.Definitions;
using Coordinator.Simulation.Sagas;
using Coordinator.TestKit.Durable;
using Coordinator.TestKit.Sagas;
using Coordinator.TestKit.Simulation;

namespace Coordinator.Core.Tests.Sagas;

/// <summary>
/// Random definitions, faults, crashes, events and cancels; and the replay of what they recorded (T30, T35).
/// </summary>
public class RandomHistoryTests
{
    [Fact]
    public void A_random_saga_ends_half_done()
    {
        var ends = new Dictionary<SagaState, int>();
        Seeds.ForEach(500, seed =>
        {
            var nemesis = new SagaNemesis(seed);
            nemesis.Run();
            var end = nemesis.Saga.Final!.State;
            ends[end] = ends.GetValueOrDefault(end) + 1;
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
            var saga = Run(seed);
            var expected = JsonSerializer.Serialize(saga.Final);
            for (var replay = 0; replay < 3; replay++)
                Assert.Equal(expected, JsonSerializer.Serialize(saga.Replay()));
        });

    [Fact]
    public void A_replay_of_the_beginning_of_a_history_does_something_else() =>
        Seeds.ForEach(40, seed =>
        {
            var saga = Run(seed);
            var history = saga.History;
            var last = history[new Random(seed).Next(history.Count)].At;
            // With all events of that moment, so that the clock tells exactly which effects were asked for by then.
            var beginning = history.TakeWhile(recorded => recorded.At <= last);
            var expected = saga.Issued.Where(call => call.IssuedAt <= last);

            Assert.Equal(Fingerprints(expected), Fingerprints(Replay(saga.Definition, beginning)));
        });

    [Fact]
    public void A_change_of_the_code_goes_unnoticed_by_a_replay()
    {
        var saga = Run(seed: 3);
        saga.Issued[1] = saga.Issued[1] with { Input = "something else" };

        Assert.Throws<NondeterminismException>(() => saga.Replay());
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

    static DurableSaga Run(int seed)
    {
        var nemesis = new SagaNemesis(seed);
        nemesis.RunToEnd();
        return nemesis.Saga;
    }
}
