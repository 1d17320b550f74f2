using Coordinator.TestKit.Simulation;

namespace Coordinator.TestKit.Faults;

/// <summary>Everything arrives once.</summary>
public sealed class NoFaults : IFaultPlan
{
    public FaultDecision Decide(EffectEvent effect) => FaultDecision.None;
}
