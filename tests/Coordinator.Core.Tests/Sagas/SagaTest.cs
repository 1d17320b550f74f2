using Coordinator.Core.Sagas;
using Coordinator.TestKit.Sagas;
using Coordinator.TestKit.Simulation;

namespace Coordinator.Core.Tests.Sagas;

/// <summary>A world with one saga in it.</summary>
sealed class SagaTest
{
    public SagaTest(string definition, string input = "{}", int seed = 1, bool isRagged = false)
    {
        World = new SagaWorld(seed, isRagged);
        Saga = new DurableSaga(World, definition, input);
        Checker = new SagaChecker(Saga.Definition, World.Journal);
    }

    public SagaWorld World { get; }

    public DurableSaga Saga { get; }

    public SagaChecker Checker { get; }

    public Journal Journal => World.Journal;

    /// <summary>The newest status that readers see.</summary>
    public SagaStatus Seen => World.Shown[^1];

    /// <summary>Runs it to its end and beyond, until nothing is under way anywhere.</summary>
    public SagaStatus RunToEnd()
    {
        Saga.Begin();
        World.Scheduler.RunUntilIdle();
        Assert.NotNull(Saga.Final);
        return Saga.Final;
    }

    /// <summary>Starts it and runs until readers see something.</summary>
    public void RunUntil(Func<SagaStatus, bool> isSeen)
    {
        if (Saga.Lives == 0)
            Saga.Begin();
        World.Scheduler.RunUntil(() => World.Shown.Count > 0 && isSeen(Seen));
    }

    public void Event(string name, string? body = null, string? id = null) =>
        Saga.Raise(new SagaSignal { Kind = SignalKind.Event, Name = name, Body = body, Id = id });

    public void Cancel() => Saga.Raise(new SagaSignal { Kind = SignalKind.Cancel });

    public void Word(SignalKind kind, string step, string? body = null) =>
        Saga.Raise(new SagaSignal { Kind = kind, Name = step, Body = body });

    /// <summary>Participants answer with a status instead of doing the work of a step's phase.</summary>
    public void Answer(string step, string phase, int status, int times = int.MaxValue, int fromArrival = 1) =>
        World.Participants.Script = (call, arrival) =>
            call.Key.EndsWith($"/{step}/{phase}", StringComparison.Ordinal)
                && arrival >= fromArrival && arrival <= times
                ? SimParticipants.Reply(status) : null;

    public StepStatus Step(string name) => (Saga.Final ?? Seen).Steps.Single(step => step.Name == name);

    /// <summary>Whether the timeline has an entry.</summary>
    public bool Has(TimelineKind kind, string? step = null) =>
        (Saga.Final ?? Seen).Timeline.Any(entry => entry.Kind == kind && (step is null || entry.Step == step));

    public static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);

    public SimScheduler Scheduler => World.Scheduler;
}
