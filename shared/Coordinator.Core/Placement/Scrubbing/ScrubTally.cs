using System.Collections.Immutable;
using Coordinator.Core.Model;
using Coordinator.Core.Rows;

namespace Coordinator.Core.Placement.Scrubbing;

/// <summary>Adds up what a scrub finds.</summary>
sealed class ScrubTally(SlotId slot, int rowsCompared)
{
    readonly ImmutableArray<ScrubFinding>.Builder _left = ImmutableArray.CreateBuilder<ScrubFinding>();
    int _differences;
    int _repaired;

    /// <summary>A row differs.</summary>
    public void Found() => _differences++;

    /// <summary>A replica's row was written, or was not.</summary>
    public void Wrote(Replica replica, RowKey key, ScrubReason? failure)
    {
        if (failure is { } reason)
            Leave(replica, key.ToString(), reason);
        else
            _repaired++;
    }

    /// <summary>A replica's row stays as it is.</summary>
    public void Leave(Replica replica, string row, ScrubReason reason) =>
        _left.Add(new ScrubFinding(replica.ToString(), row, reason));

    /// <summary>All of it.</summary>
    public SlotScrub Report(ScrubStatus status) =>
        new(slot, status, rowsCompared, _differences, _repaired, _left.ToImmutable());
}
