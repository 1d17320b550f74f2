using Coordinator.Core.Transactions;
using Coordinator.TestKit.Simulation;

namespace Coordinator.TestKit.Worlds;

/// <summary>
/// Finishes on the same host, beside whatever else it does; a crash of the host takes the work with it.
/// </summary>
sealed class SimFinishQueue(SimHost host, Finisher finisher) : IFinishQueue
{
    /// <summary>Whether the work is lost.</summary>
    public bool IsDropping { get; init; }

    public void Enqueue(FinishWork work)
    {
        if (!IsDropping)
            _ = host.Start(() => finisher.FinishAsync(work));
    }
}
