using Coordinator.TestKit.Simulation;

namespace Coordinator.TestKit.Faults;

/// <summary>A store does not answer for a time, for everybody or for one host.</summary>
/// <param name="time">True time.</param>
/// <param name="store">The store; null stands for the control store, with register and records.</param>
/// <param name="from">When it begins.</param>
/// <param name="until">When it ends.</param>
/// <param name="host">The host that is cut off; null for all.</param>
public sealed class StoreOutage(
    SimScheduler time, string? store, DateTimeOffset from, DateTimeOffset until, SimHost? host = null) : IFaultPlan
{
    public FaultDecision Decide(EffectEvent effect)
    {
        var isNow = time.Now >= from && time.Now < until;
        var isStruck = isNow && effect.Store == store && (host is null || effect.Host == host);
        return isStruck ? FaultDecision.Of(FaultKind.LoseRequest) : FaultDecision.None;
    }
}
