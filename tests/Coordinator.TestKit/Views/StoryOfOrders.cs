using Coordinator.Core.Model;
using Coordinator.Core.Rows;
using Coordinator.TestKit.Events;

namespace Coordinator.TestKit.Views;

/// <summary>A short history with everything that can happen to a group: for sweeps over every point of it.</summary>
public static class StoryOfOrders
{
    public const string View = """
        {
          "source": "orders", "where": { "/paid": true }, "key": [ "/customer" ], "fields": { "id": "/id" },
          "aggregates": {
            "n": { "count": true }, "sum": { "sum": "/v" }, "min": { "min": "/v" }, "max": { "max": "/v" }
          }
        }
        """;

    public static bool IsPoison(ItemChange change) =>
        change.Value?.Contains("\"poison\"", StringComparison.Ordinal) == true;

    /// <param name="log">Where to write it.</param>
    /// <param name="wide">Items of one transaction in one group; with many of them a row takes several batches.</param>
    public static void Write(ScriptedLog log, int wide)
    {
        Tell(log, 0, 10, ("a", 1, Order("alice", "10")), ("b", 1, Order("alice", "20")));
        Tell(log, 1, 11, ("x", 1, Order("alice", "15")), ("y", 1, Order("bob", "\"poison\"")));
        // Moves between groups, and back.
        Tell(log, 0, 12, ("b", 2, Order("bob", "20")), ("a", 2, Order("alice", "5")));
        Tell(log, 1, 9, ("x", 2, Order("bob", "15")), ("y", 2, Order("bob", "1")));
        // The least and the greatest leave, one item is deleted and comes again, one is poisoned.
        Tell(log, 0, 13, ("a", 3, null));
        Tell(log, 0, 14, ("a", 4, Order("alice", "7")), ("b", 3, Order("bob", "\"poison\"")));
        Tell(log, 1, 15, ("x", 3, Order("alice", "3").Replace("true", "false", StringComparison.Ordinal)));
        Tell(log, 0, 16, [.. Enumerable.Range(0, wide).Select(w => ($"w{w}", 1L, Order("carol", $"{w % 7}")))]);
        Tell(log, 0, 17, [.. Enumerable.Range(0, wide).Select(w => ($"w{w}", 2L, Order("carol", $"{w % 5}")))]);
        Tell(log, 1, 18, ("y", 3, Order("carol", "-1")), ("z", 1, Order("alice", "4")));
    }

    static void Tell(ScriptedLog log, int slot, int time, params (string Key, long Version, string? Value)[] changes) =>
        log.Append(slot, new Hlc((long)time << Hlc.CounterBits), changes.Select(change =>
            new ItemChange(new ItemName("orders", change.Key), change.Version, change.Value)));

    static string Order(string customer, string value) =>
        $$"""{ "paid": true, "customer": "{{customer}}", "v": {{value}}, "id": {{value}} }""";
}
