using System.Collections.Immutable;
using System.Globalization;
using Coordinator.Core.Views;
using Coordinator.Core.Views.Catalog;
using Coordinator.Functions.Parsing;

namespace Coordinator.Functions.Views;

/// <summary>
/// Reads keys of rows from addresses. Where keys have one part, the text is the key. Otherwise its parts stand between
/// slashes, and inside a part <c>~</c> is written <c>~0</c> and a slash <c>~1</c>, as in JSON pointers: an encoded
/// slash would not do, since Azure's front ends decode it before the address is routed.
/// </summary>
static class ViewKeyParser
{
    const string EscapeError = "Inside a part, ~ is written ~0 and a slash ~1.";

    /// <summary>A whole key; null when it is wrong, which is noted.</summary>
    /// <param name="text">The key as it stands in the address, percent-decoded.</param>
    /// <param name="generation">What is read.</param>
    /// <param name="errors">Where to note.</param>
    public static string? Key(string text, GenerationInfo generation, RequestErrors errors)
    {
        const string Place = "{key}";
        if (Parts(text, generation, Place, errors) is not { } parts)
            return null;
        if (generation.KeyParts is { } expected && parts.Length != expected)
        {
            errors.Add(Place, string.Create(
                CultureInfo.InvariantCulture,
                $"Has {parts.Length} parts, with slashes between; keys of this view have {expected}. {EscapeError}"));
            return null;
        }

        return Noted(ViewKey.TryCreate(parts, out var key, out var error), key, Place, error, errors);
    }

    /// <summary>The beginning of keys; null when it is wrong, which is noted.</summary>
    /// <param name="text">The prefix; null or nothing for all keys.</param>
    /// <param name="generation">What is read.</param>
    /// <param name="errors">Where to note.</param>
    public static string? Prefix(string? text, GenerationInfo generation, RequestErrors errors)
    {
        const string Place = "?prefix";
        if (string.IsNullOrEmpty(text))
            return "";
        if (Parts(text, generation, Place, errors) is not { } parts)
            return null;
        if (parts.Length > generation.KeyParts)
        {
            errors.Add(Place, string.Create(
                CultureInfo.InvariantCulture,
                $"Has {parts.Length} parts; keys of this view have {generation.KeyParts}. {EscapeError}"));
            return null;
        }

        return Noted(ViewKey.TryPrefix(parts, out var prefix, out var error), prefix, Place, error, errors);
    }

    static ImmutableArray<string>? Parts(string text, GenerationInfo generation, string place, RequestErrors errors)
    {
        if (generation.KeyParts == 1)
            return [text];
        ImmutableArray<string?> parts = [.. text.Split('/').Select(Unescape)];
        if (!parts.Contains(null))
            return [.. parts.OfType<string>()];
        errors.Add(place, EscapeError);
        return null;
    }

    /// <summary>Null when a tilde is followed by something else than 0 or 1.</summary>
    static string? Unescape(string part)
    {
        for (var at = part.IndexOf('~'); at >= 0; at = part.IndexOf('~', at + 1))
        {
            if (at + 1 == part.Length || part[at + 1] is not ('0' or '1'))
                return null;
        }

        return part.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
    }

    static string? Noted(bool isRight, string text, string place, string error, RequestErrors errors)
    {
        if (isRight)
            return text;
        errors.Add(place, error);
        return null;
    }
}
