using Coordinator.TestKit.Simulation;

namespace Coordinator.TestKit.Faults;

/// <summary>Several plans: the first that wants something has its way.</summary>
public sealed class FaultPlans(params IFaultPlan[] plans) : IFaultPlan
{
    public FaultDecision Decide(EffectEvent effect)
    {
        foreach (var plan in plans)
        {
            var decision = plan.Decide(effect);
            if (decision != FaultDecision.None)
                return decision;
        }

        return FaultDecision.None;
    }
}
