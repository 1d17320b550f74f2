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
        IReadOnlyDictionary<Replica, SimulatedReplica> replicas, string? continuation)
    {
        var after = continuation is null ? default : Parts(continuation);
        var found = replicas.Keys
            .Where(replica => query.Replica is { } only ? replica == only : replica.Store == query.Store)
            .OrderBy(replica => replica.Slot).ThenBy(replica => replica.Incarnation);
        foreach (var replica in found)
        {
            var order = string.CompareOrdinal(Partition(replica), after.Partition);
            if (order < 0)
                continue;
            foreach (var (name, row) in replicas[replica].Rows)
            {
                if (order > 0 || string.CompareOrdinal(name, after.Name) > 0)
                    yield return (replica, name, row);
            }
        }
    }

    /// <summary>The name of a row may have dots of its own.</summary>
    static (string Partition, string Name) Parts(string continuation)
    {
        var end = continuation.IndexOf('.', continuation.IndexOf('.', StringComparison.Ordinal) + 1);
        return (continuation[..end], continuation[(end + 1)..]);
    }

    static string Position(Replica replica, string name) => $"{Partition(replica)}.{name}";

    static string Partition(Replica replica) =>
        string.Create(CultureInfo.InvariantCulture, $"{replica.Slot.Value:d5}.{replica.Incarnation:d10}");
}
