using Coordinator.TestKit.Simulation;

namespace Coordinator.TestKit.Faults;

/// <summary>
/// A host dies at its k-th request, before or after it took effect. Sweeping k hits every step of a protocol.
/// </summary>
/// <param name="host">Whose requests count.</param>
/// <param name="number">0, 1, 2 …</param>
/// <param name="isAfter">Whether the request still takes effect.</param>
public sealed class CrashAt(SimHost host, int number, bool isAfter) : IFaultPlan
{
    /// <summary>Whether it came to that; a sweep is over when it did not.</summary>
    public bool HasStruck { get; private set; }

    public FaultDecision Decide(EffectEvent effect)
    {
        if (effect.Host != host || effect.Number != number)
            return FaultDecision.None;
        HasStruck = true;
        return FaultDecision.Of(isAfter ? FaultKind.CrashAfter : FaultKind.CrashBefore);
    }
}
