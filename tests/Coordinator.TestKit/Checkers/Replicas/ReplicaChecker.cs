using System.Collections.Immutable;
using System.Text.Json;
using Coordinator.Core.Durable.Json;
using Coordinator.Core.Placement.Changes;
using Coordinator.Core.Rows;

namespace Coordinator.TestKit.Checkers.Replicas;

/// <summary>
/// Compares what two replicas of a slot hold when everything has come to rest: the same rows, byte for byte, but for
/// what decision 0023 lets differ. Rows of the partition itself, which each replica has its own of, do not count.
/// </summary>
public static class ReplicaChecker
{
    /// <summary>Compares all rows of one replica with all rows of another.</summary>
    public static ReplicaComparison Compare(IEnumerable<Row> one, IEnumerable<Row> other)
    {
        var (here, there) = (ContentOf(one), ContentOf(other));
        var same = 0;
        var spare = ImmutableArray.CreateBuilder<RowKey>();
        var differences = ImmutableArray.CreateBuilder<ReplicaDifference>();
        foreach (var key in here.Keys.Union(there.Keys))
        {
            var (a, b) = (here.GetValueOrDefault(key), there.GetValueOrDefault(key));
            if (Text(a) == Text(b))
                same++;
            else if (IsSpare(a) && IsSpare(b))
                spare.Add(key);
            else
                differences.Add(new ReplicaDifference(key, Text(a), Text(b)));
        }

        return new ReplicaComparison(same, spare.ToImmutable(), differences.ToImmutable());
    }

    static Dictionary<RowKey, Row> ContentOf(IEnumerable<Row> rows) =>
        rows.Where(PartitionScan.IsContent).ToDictionary(row => row.Key);

    /// <summary>
    /// Whether a row may differ, or be missing at some replica: it holds nothing and no answer depends on it.
    /// </summary>
    static bool IsSpare(Row? row) => row is null or VoteRow { IsRefusal: true }
        or ItemRow { Exists: false, Intent: null } or OutcomeRow { State: OutcomeState.Aborted, IsOpen: false };

    static string? Text(Row? row) => row is null ? null : JsonSerializer.Serialize(row, EffectJson.Options);
}
