using System.Text.Json.Nodes;
using Coordinator.Core.Rows;

namespace Coordinator.Core.Operations;

/// <summary>Checks a condition against the state before the transaction.</summary>
static class ConditionCheck
{
    /// <summary>Null when it holds, else the parts that do not, as JSON text.</summary>
    public static string? Failure(Condition? condition, ItemRow before)
    {
        if (condition is null)
            return null;

        var failed = new JsonObject();
        if (condition.Exists is { } exists && exists != before.Exists)
            failed["exists"] = exists;
        if (condition.Version is { } version && version != (before.Exists ? before.Version : 0))
            failed["version"] = version;
        if (FailedValues(condition, before) is { Count: > 0 } values)
            failed["equals"] = values;
        return failed.Count == 0 ? null : JsonValues.Write(failed);
    }

    static JsonObject FailedValues(Condition condition, ItemRow before)
    {
        var failed = new JsonObject();
        if (condition.Values.IsEmpty)
            return failed;

        var root = before.Value is null ? null : JsonValues.Parse(before.Value);
        foreach (var expected in condition.Values)
        {
            JsonValues.TryGet(root, expected.Path, out var actual);
            var wanted = JsonValues.Parse(expected.Json);
            if (!JsonValues.AreEqual(actual, wanted))
                failed[expected.Path.Text] = wanted;
        }

        return failed;
    }
}
