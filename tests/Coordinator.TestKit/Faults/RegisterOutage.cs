using Coordinator.TestKit.Simulation;

namespace Coordinator.TestKit.Faults;

/// <summary>
/// A host does not reach the placement register for a time, and goes on with the map that it has. It reaches all
/// stores.
/// </summary>
/// <param name="time">True time.</param>
/// <param name="host">The host that is cut off.</param>
/// <param name="until">When it ends.</param>
public sealed class RegisterOutage(SimScheduler time, SimHost host, DateTimeOffset until) : IFaultPlan
{
    /// <inheritdoc />
    public FaultDecision Decide(EffectEvent effect)
    {
        ArgumentNullException.ThrowIfNull(effect);
        var isOfRegister = effect.Kind is EffectKind.ReadPlacement or EffectKind.SetPlacement
            or EffectKind.ReadAcceptor or EffectKind.WriteAcceptor;
        return isOfRegister && effect.Host == host && time.Now < until
            ? FaultDecision.Of(FaultKind.LoseRequest)
            : FaultDecision.None;
    }
}
