using Coordinator.TestKit.Worlds;

namespace Coordinator.Simulation.Nemesis;

/// <summary>What clients do while a nemesis is at work, and what must be true of it.</summary>
interface IWorkload
{
    /// <summary>Transactions that clients submitted; one that is asked again counts once.</summary>
    int TransactionCount { get; }

    /// <summary>Reads outside of transactions that must be right: strong ones and snapshots.</summary>
    int ReadCount { get; }

    /// <summary>Transactions that were answered committed.</summary>
    int CommittedCount { get; }

    /// <summary>One thing that a client does, from its host; throws when it sees what must not be.</summary>
    Task StepAsync(SimNode node, Random random);

    /// <summary>Judges the end.</summary>
    void RequireKept(WorldInspection inspection);
}
