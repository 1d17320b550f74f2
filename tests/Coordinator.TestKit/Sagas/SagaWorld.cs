using System.Text.Json;
using Coordinator.Core.Sagas;
using Coordinator.Core.Sagas.Calls;
using Coordinator.Core.Sagas.Outgoing;
using Coordinator.TestKit.Durable;
using Coordinator.TestKit.Simulation;

namespace Coordinator.TestKit.Sagas;

/// <summary>
/// A simulated world around sagas: participants, the store, readers of the status, a network between.
/// </summary>
public sealed class SagaWorld
{
    readonly Latency _latency;
    int _sent;

    public SagaWorld(int seed = 1, bool isRagged = false)
    {
        Scheduler = new SimScheduler(seed, isRagged);
        _latency = isRagged ? Latency.Ragged : Latency.Fixed;
        Participants = new SimParticipants(Journal);
        Store = new SimSagaStore(Journal);
    }

    public SimScheduler Scheduler { get; }

    public Journal Journal { get; } = new();

    public SimParticipants Participants { get; }

    public SimSagaStore Store { get; }

    /// <summary>The statuses that readers saw, in their order.</summary>
    public List<SagaStatus> Shown { get; } = [];

    /// <summary>
    /// The fate of every request to a participant or to the store: gets the request and how many were sent before.
    /// </summary>
    public Func<EffectCall, int, Fate> Fates { get; set; } = (_, _) => Fate.Deliver;

    /// <summary>How many requests were sent.</summary>
    public int SentCount => _sent;

    /// <summary>How long a message takes.</summary>
    public TimeSpan NextLatency() => _latency.Next(Scheduler.Random);

    /// <summary>Sends an effect on its way.</summary>
    /// <param name="call">The effect.</param>
    /// <param name="answered">Gets the result as JSON, after it took effect.</param>
    public void Send(EffectCall call, Action<string> answered)
    {
        var fate = call.Kind == EffectKinds.Show ? Fate.Deliver : Fates(call, _sent++);
        var isHeard = fate.Kind is FateKind.Deliver or FateKind.ArriveTwice;
        if (isHeard)
            Scheduler.Schedule(null, NextLatency(), () => answered(Take(call)));
        else
            Scheduler.Schedule(null, TimeSpan.FromSeconds(5), () => answered(Nothing(call)));
        if (fate.Kind == FateKind.LoseReply)
            Scheduler.Schedule(null, NextLatency(), () => Take(call));
        if (fate.Kind is FateKind.ArriveLate or FateKind.ArriveTwice)
            Scheduler.Schedule(null, fate.After, () => Take(call));
    }

    string Take(EffectCall call)
    {
        switch (call.Kind)
        {
            case EffectKinds.Call:
                var request = JsonSerializer.Deserialize<HttpCall>(call.Input)!;
                RequireClosed(request.Closes);
                return JsonSerializer.Serialize(HttpAnswerPolicy.Judge(request, Participants.Handle(request)));
            case EffectKinds.Transact or EffectKinds.Publish:
                if (call.Phase is "compensate" or "cancel" && !Store.Closed.Any(key => key.Split('/')[1] == call.Step))
                    Journal.Violations.Add($"{call.Step} is undone before it is closed");
                return JsonSerializer.Serialize(Store.Run(call.Key));
            case EffectKinds.Close:
                return JsonSerializer.Serialize(Store.Close(call.Key));
            default:
                Show(JsonSerializer.Deserialize<SagaStatus>(call.Input)!);
                return "true";
        }
    }

    static string Nothing(EffectCall call) =>
        call.Kind == EffectKinds.Close
            ? JsonSerializer.Serialize(new CloseAnswer(CloseState.Unknown))
            : JsonSerializer.Serialize(StepAnswer.Lost);

    void RequireClosed(string? key)
    {
        if (key is not null && !Store.Closed.Contains(key))
            Journal.Violations.Add($"{key} is undone before it is closed");
    }

    // As the real status row: an older one that arrives late is dropped.
    void Show(SagaStatus status)
    {
        if (Shown.Count == 0 || Shown[^1].Revision < status.Revision)
            Shown.Add(status);
    }
}
