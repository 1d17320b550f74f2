using Coordinator.TestKit.Simulation;
using Coordinator.TestKit.Worlds;

namespace Coordinator.Simulation.Nemesis.Ambushes;

/// <summary>Begins something at the moment at which a step is held.</summary>
/// <param name="faults">What can strike.</param>
/// <param name="anybody">A host that is alive.</param>
/// <param name="change">Begins a change of the placement; null where the placement does not change.</param>
sealed class Provocations(NemesisFaults faults, Func<SimNode> anybody, IPlacementChanges? change)
{
    /// <summary>Begins it, as far as there is something to begin.</summary>
    public void Begin(Provocation what, EffectEvent held)
    {
        switch (what)
        {
            case Provocation.Resolve when Steps.AttemptOf(held) is { } attempt:
                _ = anybody().Resolve(attempt, mayRefuse: true);
                break;
            case Provocation.DropReplica when held.Replica is { } replica:
                change?.Drop(anybody(), replica);
                break;
            case Provocation.DropOther when held.Replica is { } replica:
                change?.DropOther(anybody(), replica);
                break;
            case Provocation.Join when held.Replica is { } replica:
                change?.Join(anybody(), replica.Slot);
                break;
            case Provocation.Purge:
                _ = anybody().Purge();
                break;
            case Provocation.Crash:
                held.Host.Crash();
                break;
            case Provocation.CutOff:
                faults.CutOff(held.Host);
                break;
            default:
                // The step says nothing of an attempt or a replica.
                break;
        }
    }
}
