using Coordinator.TestKit.Simulation;

namespace Coordinator.TestKit.Faults;

/// <summary>Decides what happens to each request.</summary>
public interface IFaultPlan
{
    FaultDecision Decide(EffectEvent effect);
}
