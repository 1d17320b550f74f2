using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Coordinator.Core.Views.Projecting;

/// <summary>An entry that was checked, in its stored form.</summary>
/// <param name="Key">The parts of the group's key.</param>
/// <param name="Values">
/// The values that are there, in the order of their names; numbers that are summed or ordered in their canonical form.
/// </param>
sealed record Entry(ImmutableArray<string> Key, ImmutableSortedDictionary<string, JsonElement> Values)
{
    string? _group;

    /// <summary>The values that are there, by name.</summary>
    public ImmutableSortedDictionary<string, JsonElement> Values { get; init; } =
        Values.WithComparers(StringComparer.Ordinal);

    /// <summary>The key as one text.</summary>
    [JsonIgnore]
    public string Group => _group ??= GroupOf(Key);

    static string GroupOf(ImmutableArray<string> parts)
    {
        Invariant.Require(ViewKey.TryCreate(parts, out var key, out _), "an entry's key was checked");
        return key;
    }
}
