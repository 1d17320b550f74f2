using System.Collections.Immutable;
using System.Text.Json;
using Coordinator.Contracts;

namespace Coordinator.EndToEnd.Tests.Crash.Lists;

/// <summary>Lists as items, all over the slots.</summary>
static class ListItems
{
    const int Count = 8;
    const int TogetherMax = 3;
    const string Member = "list";

    public static ImmutableArray<string> All { get; } =
        [.. Enumerable.Range(0, Count).Select(number => $"lists/list-{number}")];

    /// <summary>One list or some.</summary>
    public static string[] Some(Random random)
    {
        var shuffled = All.ToArray();
        random.Shuffle(shuffled);
        return shuffled[..random.Next(1, TogetherMax + 1)];
    }

    public static JsonElement ToJson(ImmutableArray<long> values) => WireJson.ToElement(new { list = values });

    /// <summary>The list of an item; one that does not exist has an empty one.</summary>
    public static ImmutableArray<long> Of(long version, JsonElement? value)
    {
        if (version == 0)
            return [];
        if (value is not { ValueKind: JsonValueKind.Object } item)
            throw new InvalidOperationException($"Version {version} of a list is told without its value.");
        return [.. item.GetProperty(Member).EnumerateArray().Select(one => one.GetInt64())];
    }
}
