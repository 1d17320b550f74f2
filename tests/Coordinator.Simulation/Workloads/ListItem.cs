using System.Collections.Immutable;
using System.Text.Json;

namespace Coordinator.Simulation.Workloads;

/// <summary>A list as the value of an item.</summary>
static class ListItem
{
    /// <summary>The value with a list.</summary>
    public static string Text(ImmutableArray<long> values) => $"{{\"list\":[{string.Join(',', values)}]}}";

    /// <summary>The list of a value; an item that does not exist has an empty one.</summary>
    public static ImmutableArray<long> Parse(string? value)
    {
        if (value is null)
            return [];
        using var json = JsonDocument.Parse(value);
        return [.. json.RootElement.GetProperty("list").EnumerateArray().Select(one => one.GetInt64())];
    }
}
