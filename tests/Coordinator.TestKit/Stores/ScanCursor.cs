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
    readonly ImmutableArray<UnreadableRow>.Builder _unreadable = ImmutableArray.CreateBuilder<UnreadableRow>();
    int _lookedAt;

    public ScanPage Page(IReadOnlyDictionary<Replica, SimulatedReplica> replicas, string? continuation)
    {
        foreach (var (replica, name, row) in RowsAfter(replicas, continuation))
        {
            _lookedAt++;
            if (ScanMatch.Matches(query, row.Row))
                Add(replica, name, row);
            if ((hasEmptyPages ? _lookedAt : _found.Count + _unreadable.Count) == pageRowsMax)
                return Found(Position(replica, name));
        }

        return Found(null);
    }

    void Add(Replica replica, string name, StoredRow row)
    {
        if (row.IsDamaged)
            _unreadable.Add(new UnreadableRow(replica.Store, replica, Partition(replica), name)
            {
                Key = row.Row.Key,
                ETag = row.ETag,
            });
        else
            _found.Add(new ScannedRow(replica, row.Row, row.ETag));
    }

    ScanPage Found(string? continuation) =>
        new(_found.ToImmutable(), continuation) { Unreadable = _unreadable.ToImmutable() };

    IEnumerable<(Replica Replica, string Name, StoredRow Row)> RowsAfter(
        IReadOnlyDictionary<Replica, SimulatedReplica> replicas, string? continuation) =>
        from replica in replicas.Keys
        where query.Replica is { } only ? replica == only : replica.Store == query.Store
        orderby replica.Slot, replica.Incarnation
        from row in replicas[replica].Rows
        where continuation is null || string.CompareOrdinal(Position(replica, row.Key), continuation) > 0
        select (replica, row.Key, row.Value);

    static string Position(Replica replica, string name) => $"{Partition(replica)}.{name}";

    static string Partition(Replica replica) =>
        string.Create(CultureInfo.InvariantCulture, $"{replica.Slot.Value:d5}.{replica.Incarnation:d10}");
}
