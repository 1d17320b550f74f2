using Coordinator.Core.Model;
using Coordinator.Core.Rows;
using Coordinator.Simulation.Nemesis;
using Coordinator.TestKit.Checkers.Replicas;
using Coordinator.TestKit.Worlds;

namespace Coordinator.Simulation.Spectators;

/// <summary>
/// Event logs and scrubs beside moving shards. In the end nothing is pending, a scrub of every slot finds nothing, and
/// the replicas of a slot hold the same rows, byte for byte, but for what decision 0023 lets differ.
/// </summary>
sealed class EqualReplicas(SimWorld world) : ISpectator
{
    readonly ScrubSpectator _scrubs = new(world);
    readonly TokenSpectator _tokens = new(world);
    readonly OldActors _oldActors = new(world);

    /// <summary>Scrubs beside the moves that compared all of a slot.</summary>
    public int ScrubCount => _scrubs.WholeCount;

    /// <summary>Item reads and guarded writes that went to partitions out of force.</summary>
    public (int Reads, int Writes) OldActs => (_oldActors.Reads, _oldActors.Writes);

    /// <summary>Rows that all replicas of a slot had in the end, each counted once.</summary>
    public int RowCount { get; private set; }

    /// <summary>Aborted outcomes that differed in the end.</summary>
    public int SpareOutcomes { get; private set; }

    /// <summary>Other rows that differed in the end: refusals and tombstones.</summary>
    public int SpareOthers { get; private set; }

    public void Beat(SimNode node, Random random) => _scrubs.Beat(node, random);

    public void RequireKept(WorldInspection inspection)
    {
        _tokens.RequireKept(inspection);
        _scrubs.RequireKept(inspection);
        foreach (var slot in world.Map.Slots)
        {
            var replicas = world.Map.Of(slot).InSync;
            foreach (var other in replicas.Skip(1))
                RequireSame(inspection, replicas[0], other);
        }
    }

    void RequireSame(WorldInspection inspection, Replica one, Replica other)
    {
        var found = ReplicaChecker.Compare(Rows(one), Rows(other));
        if (found.Differences is [var first, ..])
            throw inspection.Failure($"{first}, of {one} and {other}");
        RowCount += found.SameCount;
        foreach (var key in found.Spare)
            Spare(key);
    }

    void Spare(RowKey key)
    {
        if (key is OutcomeKey)
            SpareOutcomes++;
        else
            SpareOthers++;
    }

    IEnumerable<Row> Rows(Replica replica) => world.Store.RowsOf(replica).Select(stored => stored.Row);
}
