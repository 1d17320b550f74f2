using Coordinator.TestKit.Worlds;

namespace Coordinator.Simulation.Nemesis;

/// <summary>Works and looks on beside the clients of a nemesis.</summary>
interface ISpectator
{
    /// <summary>Begins something on a host that is alive at this beat; what fails fails the run.</summary>
    void Beat(SimNode node, Random random);

    /// <summary>Judges the end, when the world is at rest and the faults are over.</summary>
    void RequireKept(WorldInspection inspection);
}
