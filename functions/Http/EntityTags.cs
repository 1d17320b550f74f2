using System.Collections.Immutable;
using System.Globalization;
using Coordinator.Functions.Parsing;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Coordinator.Functions.Http;

/// <summary>The header If-Match or If-None-Match. An item's tag is its version in quotes.</summary>
sealed record EntityTags
{
    EntityTags(bool isGiven, bool isAny, ImmutableArray<long> strong, ImmutableArray<long> weak)
    {
        IsGiven = isGiven;
        IsAny = isAny;
        Strong = strong;
        Weak = weak;
    }

    /// <summary>Whether the header is there.</summary>
    public bool IsGiven { get; }

    /// <summary>Whether it is <c>*</c>: any version, as long as the item exists.</summary>
    public bool IsAny { get; }

    /// <summary>
    /// The versions of its strong tags. Tags that are no versions of ours match nothing, so they are not kept.
    /// </summary>
    public ImmutableArray<long> Strong { get; }

    /// <summary>The versions of all its tags, weak ones too.</summary>
    public ImmutableArray<long> Weak { get; }

    /// <summary>The tag of a version.</summary>
    public static string Of(long version) => string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");

    /// <summary>Reads a header; what is wrong with it is noted.</summary>
    public static EntityTags Parse(StringValues header, string name, RequestErrors errors)
    {
        IList<EntityTagHeaderValue>? tags = [];
        if (header.Count > 0 && !EntityTagHeaderValue.TryParseStrictList([.. header.OfType<string>()], out tags))
            errors.Add(name, "Must be * or a list of entity tags such as \"12\".");
        var isAny = tags?.Any(tag => tag.Equals(EntityTagHeaderValue.Any)) ?? false;
        if (isAny && tags!.Count > 1)
            errors.Add(name, "Must be * alone or a list of entity tags.");
        return new EntityTags(header.Count > 0, isAny, Versions(tags?.Where(tag => !tag.IsWeak)), Versions(tags));
    }

    /// <summary>Whether the strong comparison finds an item's version here (If-Match); 0 stands for none.</summary>
    public bool MatchesStrongly(long version) => version > 0 && (IsAny || Strong.Contains(version));

    /// <summary>Whether the weak comparison finds it (If-None-Match).</summary>
    public bool MatchesWeakly(long version) => version > 0 && (IsAny || Weak.Contains(version));

    static ImmutableArray<long> Versions(IEnumerable<EntityTagHeaderValue>? tags) =>
        [.. (tags ?? []).Select(tag => Version(tag.Tag.Value)).OfType<long>().Distinct()];

    /// <summary>
    /// The version that a tag is of. Version 0 is no item's: a condition on it would ask that the item is missing.
    /// </summary>
    static long? Version(string? tag) =>
        long.TryParse(tag?.Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var version)
        && version > 0 && tag == Of(version)
            ? version
            : null;
}
