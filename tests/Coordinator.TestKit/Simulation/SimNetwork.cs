using Coordinator.TestKit.Faults;

namespace Coordinator.TestKit.Simulation;

/// <summary>
/// Between the hosts and the stores: every request is an event of its own, and so is its answer; the fault plan
/// decides what becomes of it. A request that has left its host is the network's: it arrives even if the host dies.
/// </summary>
/// <param name="scheduler">Runs the world.</param>
/// <param name="latency">How long messages take.</param>
public sealed class SimNetwork(SimScheduler scheduler, ILatency latency)
{
    /// <summary>What becomes of requests.</summary>
    public IFaultPlan Faults { get; set; } = new NoFaults();

    /// <summary>What arrived.</summary>
    public SimTrace Trace { get; } = new(scheduler);

    /// <summary>Requests that wait for a script.</summary>
    public List<SimRequest> Held { get; } = [];

    /// <summary>What became of requests so far.</summary>
    public FaultCounts Counts { get; } = new();

    /// <summary>Hears of every request as it leaves its host.</summary>
    public Action<EffectEvent>? OnSent { get; set; }

    /// <summary>Hears of every request that took effect, each time, with its result.</summary>
    public Action<EffectEvent, object?>? OnArrived { get; set; }

    /// <summary>Sends a request to something that answers at once, since all time passes here.</summary>
    internal Task<T> SendAsync<T>(EffectEvent effect, Func<Task<T>> apply, T unknown)
    {
        var request = new TypedRequest<T>(this, effect, () => AtOnce(apply()), unknown);
        var decision = Faults.Decide(effect);
        Counts.Add(decision);
        if (decision.Kind == FaultKind.CrashBefore)
            effect.Host.Crash();
        if (!effect.Host.IsAlive)
            return request.Answer;
        OnSent?.Invoke(effect);
        Route(request, decision);
        return request.Answer;
    }

    /// <summary>Brings an answer to a host.</summary>
    internal void Carry(SimHost host, Action arrive) =>
        scheduler.Schedule(host, latency.OfAnswer(scheduler.Random), arrive);

    static T AtOnce<T>(Task<T> task) =>
        task.IsCompleted
            ? task.GetAwaiter().GetResult()
            : throw new InvalidOperationException("A store of a simulation must answer at once.");

    void Route(SimRequest request, FaultDecision decision)
    {
        switch (decision.Kind)
        {
            case FaultKind.None:
                Later(TravelTime(request), request.Deliver);
                break;
            case FaultKind.LoseRequest:
                Later(decision.UnknownAfter, request.GiveUp);
                break;
            case FaultKind.LoseReply:
                Later(TravelTime(request), request.DeliverWithoutReply);
                Later(decision.UnknownAfter, request.GiveUp);
                break;
            case FaultKind.ArriveLate:
                Later(decision.UnknownAfter, request.GiveUp);
                Later(decision.ArrivesAfter, request.DeliverWithoutReply);
                break;
            case FaultKind.CrashAfter:
                request.DeliverWithoutReply();
                request.Effect.Host.Crash();
                break;
            case FaultKind.Hold:
                Held.Add(request);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(decision), decision.Kind, "not a fate of a request");
        }

        foreach (var delay in decision.Duplicates)
            Later(delay, request.DeliverWithoutReply);
    }

    TimeSpan TravelTime(SimRequest request) =>
        latency.OfRequest(request.Effect, scheduler.Now, scheduler.Random);

    void Later(TimeSpan delay, Action action) => scheduler.Schedule(null, delay, action);
}
