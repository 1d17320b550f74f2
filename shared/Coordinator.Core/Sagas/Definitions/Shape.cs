using System.Globalization;
using System.Text.Json;

namespace Coordinator.Core.Sagas.Definitions;

/// <summary>
/// The few checks that every part of a definition needs. Each notes what is wrong and says whether to go on.
/// </summary>
static class Shape
{
    /// <summary>Whether the value is an object; its unknown and missing members are noted.</summary>
    public static bool IsObject(SourceNode node, string[] known, string[] required, DefinitionErrors errors)
    {
        if (!Is(node, JsonValueKind.Object, errors))
            return false;
        foreach (var member in node.Members.Where(member => !known.Contains(member.Name)))
        {
            errors.Add(member.Offset, node.PointerTo(member.Name),
                $"{member.Name} is not known here; there are {string.Join(", ", known)}.");
        }

        foreach (var name in required.Where(name => node.Member(name) is null))
            errors.Add(node.Offset, node.PointerTo(name), $"{name} is missing.");
        return true;
    }

    /// <summary>Whether the value is of a kind.</summary>
    public static bool Is(SourceNode node, JsonValueKind kind, DefinitionErrors errors)
    {
        if (node.Kind != kind)
            errors.Add(node, $"Must be {NameOf(kind)}, not {NameOf(node.Kind)}.");
        return node.Kind == kind;
    }

    /// <summary>A literal text; null when it is none.</summary>
    public static string? Text(SourceNode? node, DefinitionErrors errors) =>
        node is not null && Is(node, JsonValueKind.String, errors) ? node.Text : null;

    /// <summary>A name: 1 to a number of letters, digits, <c>_</c> and <c>-</c>; null when it is none.</summary>
    public static string? Name(SourceNode? node, int charsMax, DefinitionErrors errors)
    {
        if (Text(node, errors) is not { } text)
            return null;
        var isPlain = text.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-');
        if (isPlain && text.Length >= 1 && text.Length <= charsMax)
            return text;
        errors.Add(node!, string.Create(
            CultureInfo.InvariantCulture, $"A name has 1-{charsMax} characters of A-Z a-z 0-9 _ -."));
        return null;
    }

    /// <summary>A whole number within bounds; null when it is none, or absent.</summary>
    public static long? Whole(SourceNode? node, long min, long max, DefinitionErrors errors)
    {
        if (node is null)
            return null;
        if (node.TryLong(out var number) && number >= min && number <= max)
            return number;
        errors.Add(node, string.Create(CultureInfo.InvariantCulture, $"Must be a whole number from {min} to {max}."));
        return null;
    }

    /// <summary>A time in milliseconds within bounds; null when it is none, or absent.</summary>
    public static TimeSpan? Time(SourceNode? node, long msMin, long msMax, DefinitionErrors errors) =>
        Whole(node, msMin, msMax, errors) is { } ms ? TimeSpan.FromMilliseconds(ms) : null;

    static string NameOf(JsonValueKind kind) => kind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        JsonValueKind.String => "a string",
        JsonValueKind.Number => "a number",
        JsonValueKind.Null => "null",
        _ => "a boolean",
    };
}
