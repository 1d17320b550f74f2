
using Coordinator.Simulation.Spectators;
using Coordinator.Simulation.Workloads;

namespace Coordinator.Simulation.Nemesis;

/// <summary>
/// Runs lists under moving shards, and counts what happened in all runs: too little would show nothing.
/// </summary>
sealed class MoveTally
{
    int _runs;
    int _asked;
    int _committed;
    int _deaths;
    int _orphans;
    int _joins;
    int _drops;
    int _bumps;
    int _givenUp;
    int _purged;
    int _scrubs;
    int _oldReads;
    int _oldWrites;
    int _rows;
    int _spareOutcomes;
    int _spareOthers;

    /// <summary>One run; throws when it shows that something is wrong.</summary>
    public void Add(int seed, NemesisOptions options)
    {
        ListAppendWorkload? lists = null;
        EqualReplicas? replicas = null;
        var nemesis = new NemesisRun(seed, options with
        {
            Workload = world => lists = new ListAppendWorkload(world),
            Spectator = world => replicas = new EqualReplicas(world),
        });
        _committed += nemesis.Run();
        _runs++;
        _asked += lists!.TransactionCount + lists.ReadCount;
        _deaths += nemesis.DeathCount;
        _orphans += nemesis.OrphanCount;
        _joins += nemesis.Placements.Joins;
        _drops += nemesis.Placements.Drops;
        _bumps += nemesis.Placements.Bumps;
        _givenUp += nemesis.Placements.GivenUp;
        _purged += nemesis.Placements.Purged;
        _scrubs += replicas!.ScrubCount;
        _oldReads += replicas.OldActs.Reads;
        _oldWrites += replicas.OldActs.Writes;
        _rows += replicas.RowCount;
        _spareOutcomes += replicas.SpareOutcomes;
        _spareOthers += replicas.SpareOthers;
    }

    /// <summary>Whether so much happened that the runs show something.</summary>
    public bool IsEnough =>
        _committed > 2 * _runs && _scrubs > _runs && _joins > _runs && _drops >= _runs && _purged > 0 && _oldReads > 0;

    /// <inheritdoc />
    public override string ToString() =>
        $"{_runs} seeds: {_asked} asked, {_committed} committed; {_deaths} hosts died, {_orphans} changes with them; "
        + $"{_joins} joins, {_drops} drops, {_bumps} bumps, {_givenUp} joins given up, {_purged} partitions purged; "
        + $"{_oldReads} reads and {_oldWrites} writes at partitions out of force; "
        + $"{_scrubs} scrubs; {_rows} rows equal; "
        + $"{_spareOutcomes} aborted outcomes, {_spareOthers} refusals or tombstones differ";
}
