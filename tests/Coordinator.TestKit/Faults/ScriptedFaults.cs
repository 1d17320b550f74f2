using Coordinator.TestKit.Simulation;

namespace Coordinator.TestKit.Faults;

/// <summary>Asks a function.</summary>
public sealed class ScriptedFaults(Func<EffectEvent, FaultDecision> decide) : IFaultPlan
{
    public FaultDecision Decide(EffectEvent effect) => decide(effect);
}
