using System.Collections.Immutable;
using System.Globalization;
using Coordinator.Core.Effects;
using Coordinator.Core.Model;

namespace Coordinator.TestKit.Stores;

/// <summary>
/// Walks one store's partitions in order and cuts the walk into pages. A continuation names the last row that was
/// looked at.
/// </summary>
sealed class ScanCursor(ScanQuery query, int pageRowsMax, bool hasEmptyPages)
{
    readonly ImmutableArray<ScannedRow>.Builder _found = ImmutableArray.CreateBuilder<ScannedRow>();
    int _lookedAt;

    public ScanPage Page(IReadOnlyDictionary<Replica, SimulatedReplica> replicas, string? continuation)
    {
        foreach (var (replica, name, row) in RowsAfter(replicas, continuation))
        {
            _lookedAt++;
            if (ScanMatch.Matches(query, row.Row))
                _found.Add(new ScannedRow(replica, row.Row, row.ETag));
            if ((hasEmptyPages ? _lookedAt : _found.Count) == pageRowsMax)
                return new ScanPage(_found.ToImmutable(), Position(replica, name));
        }

        return new ScanPage(_found.ToImmutable(), null);
    }

    IEnumerable<(Replica Replica, string Name, StoredRow Row)> RowsAfter(
        IReadOnlyDictionary<Replica, SimulatedReplica> replicas, string? continuation) =>
        from replica in replicas.Keys
        where query.Replica is { } only ? replica == only : replica.Store == query.Store
        orderby replica.Slot, replica.Incarnation
        from row in replicas[replica].Rows
        where continuation is null || string.CompareOrdinal(Position(replica, row.Key), continuation) > 0
        select (replica, row.Key, row.Value);

    static string Position(Replica replica, string name) =>
        string.Create(CultureInfo.InvariantCulture, $"{replica.Slot.Value:d5}.{replica.Incarnation:d10}.{name}");
}
