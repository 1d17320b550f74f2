using Coordinator.Core.Sagas;
using Coordinator.Simulation.Campaigns;
using Coordinator.TestKit.Durable;
using Coordinator.TestKit.Sagas;
using Coordinator.TestKit.Simulation;

namespace Coordinator.Simulation.Sagas;

/// <summary>
/// One saga of a random definition under random faults, crashes, events and cancels (T30, T35). After some requests
/// the world heals, and operators try again whatever is stuck.
/// </summary>
sealed class SagaNemesis
{
    const int HealsAfter = 40;
    const int OperatorRoundsMax = 10;

    readonly Random _random;
    readonly SagaWorld _world;
    readonly Tally _fates = new();

    /// <param name="seed">Decides every choice.</param>
    /// <param name="without">Takes a condition out of the participants; null for none.</param>
    public SagaNemesis(int seed, Action<SimParticipants>? without = null)
    {
        _random = new Random(seed);
        var definition = SagaTexts.Random(_random);
        _world = new SagaWorld(seed, isRagged: true);
        without?.Invoke(_world.Participants);
        Saga = new DurableSaga(_world, definition);
    }

    /// <summary>The saga.</summary>
    public DurableSaga Saga { get; }

    /// <summary>Runs it to its end; throws when that is not all or nothing, in order.</summary>
    public void Run() => FailureStory.Of(_world.Scheduler, Story, () =>
    {
        RunToEnd();
        if (Saga.Final is not { } final)
            throw new SimulationFailedException(_world.Scheduler, "the saga has not ended");
        if (new SagaChecker(Saga.Definition, _world.Journal).Problems(final) is [_, ..] problems)
        {
            throw new SimulationFailedException(
                _world.Scheduler, $"the saga is {final.State}: {string.Join("; ", problems)}");
        }

        if (Saga.Replay()?.State != final.State)
        {
            throw new SimulationFailedException(
                _world.Scheduler, $"the saga is {final.State}, but not in its replay");
        }
    });

    /// <summary>Runs it to its end.</summary>
    public void RunToEnd()
    {
        var fates = new RandomFates(_random, 0.3 * _random.NextDouble(), HealsAfter);
        _world.Fates = (call, sent) => Counted(fates.Of(call, sent));
        Saga.Crashes = new CrashPoints([.. Enumerable.Range(0, 4).Select(_ => _random.Next(80))]);
        RefuseNow();
        foreach (var step in Saga.Definition.Steps.Where(_ => _random.Next(6) > 0))
            At(_random.Next(80_000), () => Say(SignalKind.Event, step.Name, "{\"by\":\"boss\"}"));
        if (_random.Next(3) == 0)
            At(_random.Next(8_000), () => Saga.Raise(new SagaSignal { Kind = SignalKind.Cancel }));
        Saga.Begin();
        _world.Scheduler.RunUntilIdle();
        LetOperatorsWork();
    }

    /// <summary>What happened.</summary>
    public Tally Tally()
    {
        var tally = new Tally
        {
            ["sagas"] = 1,
            ["sagas completed"] = Saga.Final?.State == SagaState.Completed ? 1 : 0,
            ["effects of sagas"] = Saga.Issued.Count,
            [Figures.Requests] = _world.SentCount,
            [Figures.Crashes] = Saga.Lives - 1,
        };
        tally.Add(_fates);
        return tally;
    }

    string Story() =>
        $"{string.Join('\n', Saga.Issued.Select(call => $"{call.IssuedAt:O} {call}"))}\n{_world.Journal}";

    Fate Counted(Fate fate)
    {
        var kind = fate.Kind switch
        {
            FateKind.LoseRequest => Figures.RequestsLost,
            FateKind.LoseReply => Figures.AnswersLost,
            FateKind.ArriveLate => Figures.WritesLate,
            FateKind.ArriveTwice => Figures.WritesDoubled,
            _ => null,
        };
        if (kind is not null)
            _fates[kind]++;
        return fate;
    }

    void At(int ms, Action action) => _world.Scheduler.Schedule(null, TimeSpan.FromMilliseconds(ms), action);

    void Say(SignalKind kind, string step, string? body = null) =>
        Saga.Raise(new SagaSignal { Kind = kind, Name = step, Body = body });

    // One action in ten is refused for good, until the world heals; the store refuses the odd one too.
    void RefuseNow()
    {
        _world.Store.Refuses = key =>
            key.Contains("/action", StringComparison.Ordinal)
                && _world.SentCount < HealsAfter && _random.Next(10) == 0;
        _world.Participants.RefusesForGood = true;
        _world.Participants.Script = (call, _) =>
            _world.SentCount < HealsAfter && _random.Next(10) == 0
                ? SimParticipants.Reply(call.Closes is null && _random.Next(2) == 0 ? 409 : 503) : null;
    }

    // After the pivot a wait may have timed out: its event comes late. Whatever else is stuck is tried again.
    void LetOperatorsWork()
    {
        for (var round = 0; round < OperatorRoundsMax && Saga.Final is null; round++)
        {
            _world.Participants.Reconsider();
            foreach (var step in _world.Shown[^1].Steps.Where(step => step.State == StepState.Stuck))
            {
                Say(SignalKind.Event, step.Name);
                Say(SignalKind.Retry, step.Name);
            }

            _world.Scheduler.RunUntilIdle();
        }
    }
}
