using Coordinator.Core.Effects;
using Coordinator.Core.Model;
using Coordinator.Core.Rows;

namespace Coordinator.Core.Placement.Changes;

/// <summary>Reads all rows of a replica, page by page.</summary>
sealed class PartitionScan(IReplicaStore store)
{
    /// <summary>Calls for each page with the rows that a copy has in common with its source.</summary>
    /// <param name="replica">The replica.</param>
    /// <param name="take">Takes a page; returns false to stop.</param>
    /// <returns>How the scan ended.</returns>
    public async Task<ScanEnd> ReadAsync(Replica replica, Func<IReadOnlyList<ScannedRow>, Task<bool>> take)
    {
        var query = new ScanQuery(replica.Store, ScanKind.All, replica);
        string? continuation = null;
        do
        {
            if (await store.ScanAsync(query, continuation) is not { } page)
                return ScanEnd.Silent;
            if (!page.Unreadable.IsEmpty)
                return ScanEnd.Unreadable;
            if (!await take([.. page.Rows.Where(row => IsContent(row.Row))]))
                return ScanEnd.Stopped;
            continuation = page.Continuation;
        }
        while (continuation is not null);
        return ScanEnd.Whole;
    }

    /// <summary>Whether a row is part of what the slot holds, other than of the state of one replica.</summary>
    public static bool IsContent(Row row) => row is not (GuardRow or FenceRow or OriginRow or JoiningRow);
}
