using Coordinator.TestKit.Faults;
using Coordinator.TestKit.Simulation;

namespace Coordinator.Simulation.Systems.Faults;

/// <summary>
/// Decides the fate of each request of a host: stores that are out, bursts of refusals, and single faults at random.
/// The first control store holds the queues, the hub, the sagas and the records too.
/// </summary>
sealed class SystemFaults(SimScheduler scheduler, FaultRates rates) : IFaultPlan
{
    const string ControlStore = "s0";
    const double BurstShare = 0.3;

    /// <summary>How long a host waits for a store that is out.</summary>
    static readonly TimeSpan Timeout = TimeSpan.FromSeconds(1);

    readonly RandomFaults _single = new(rates, scheduler.Random);
    readonly Dictionary<string, DateTimeOffset> _outUntil = new(StringComparer.Ordinal);
    DateTimeOffset _burstUntil;
    DateTimeOffset _hubOutUntil;

    /// <summary>Everything arrives once, from now on.</summary>
    public bool IsOver { get; set; }

    /// <summary>Hears of every fault.</summary>
    public Action<FaultDecision, bool>? OnFault { get; set; }

    /// <summary>Whether any store is out.</summary>
    public bool IsAnyOut => _outUntil.Values.Any(IsAhead);

    /// <summary>Whether the account of the hub does not answer.</summary>
    public bool IsHubOut => !IsOver && (IsAhead(_hubOutUntil) || IsOut(ControlStore));

    /// <summary>A store does not answer from now on, for a time.</summary>
    public void Silence(string store, TimeSpan time) => _outUntil[store] = scheduler.Now + time;

    /// <summary>The hub does not answer from now on, for a time.</summary>
    public void SilenceHub(TimeSpan time) => _hubOutUntil = scheduler.Now + time;

    /// <summary>Some requests are refused from now on, for a time.</summary>
    public void Burst(TimeSpan time) => _burstUntil = scheduler.Now + time;

    /// <inheritdoc />
    public FaultDecision Decide(EffectEvent effect)
    {
        if (IsOver)
            return FaultDecision.None;
        var isOut = IsOut(effect.Store ?? ControlStore)
            || (effect.Kind == EffectKind.CallHub && IsAhead(_hubOutUntil));
        var decision = isOut
            ? new FaultDecision { Kind = FaultKind.LoseRequest, UnknownAfter = Timeout }
            : IsAhead(_burstUntil) && scheduler.Random.NextDouble() < BurstShare
                ? new FaultDecision { Kind = FaultKind.LoseRequest, UnknownAfter = TimeSpan.FromMilliseconds(5) }
                : _single.Decide(effect);
        if (decision.Kind != FaultKind.None || decision.Duplicates.Length > 0)
            OnFault?.Invoke(decision, isOut);
        return decision;
    }

    bool IsOut(string store) => _outUntil.TryGetValue(store, out var until) && IsAhead(until);

    bool IsAhead(DateTimeOffset time) => time > scheduler.Now;
}
