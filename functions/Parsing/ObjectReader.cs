using System.Globalization;
using System.Text.Json;
using Coordinator.Core.Operations;

namespace Coordinator.Functions.Parsing;

/// <summary>
/// Reads the members of one object of a request and notes what is wrong with them. An optional member that is null
/// counts as absent, since serializers of many languages write it so.
/// </summary>
sealed class ObjectReader(JsonElement element, string pointer, RequestErrors errors)
{
    readonly HashSet<string> _known = new(StringComparer.Ordinal);

    /// <summary>The place of a member.</summary>
    public string At(string name) => JsonPointer.Member(pointer, name);

    /// <summary>A member of any kind, null included; null when it is absent.</summary>
    public JsonElement? Any(string name)
    {
        _known.Add(name);
        return element.TryGetProperty(name, out var member) ? member : null;
    }

    /// <summary>An optional member of any kind.</summary>
    public JsonElement? Optional(string name) =>
        Any(name) is { ValueKind: not JsonValueKind.Null } member ? member : null;

    /// <summary>An optional text.</summary>
    public string? OptionalText(string name) => OfKind(name, "a text", JsonValueKind.String)?.GetString();

    /// <summary>A text that must be there.</summary>
    public string? RequiredText(string name) => Required(name, OptionalText);

    /// <summary>An optional object.</summary>
    public JsonElement? OptionalObject(string name) => OfKind(name, "an object", JsonValueKind.Object);

    /// <summary>An object that must be there.</summary>
    public JsonElement? RequiredObject(string name)
    {
        if (Any(name) is { ValueKind: JsonValueKind.Null })
            errors.Add(At(name), "Must be an object, not null.");
        return Required(name, OptionalObject);
    }

    /// <summary>An array that must be there.</summary>
    public JsonElement? RequiredArray(string name) => Required(name, n => OfKind(n, "an array", JsonValueKind.Array));

    /// <summary>An optional true or false.</summary>
    public bool? OptionalFlag(string name) =>
        OfKind(name, "true or false", JsonValueKind.True, JsonValueKind.False)?.GetBoolean();

    /// <summary>An optional whole number within bounds.</summary>
    public long? OptionalWhole(string name, long least, long greatest)
    {
        if (OfKind(name, "a whole number", JsonValueKind.Number) is not { } number)
            return null;
        if (number.TryGetInt64(out var value) && value >= least && value <= greatest)
            return value;
        errors.Add(
            At(name),
            string.Create(CultureInfo.InvariantCulture, $"Must be a whole number from {least} to {greatest}."));
        return null;
    }

    /// <summary>A whole number within bounds that must be there.</summary>
    public long? RequiredWhole(string name, long least, long greatest)
    {
        var value = OptionalWhole(name, least, greatest);
        NoteMissing(name);
        return value;
    }

    /// <summary>An optional decimal number.</summary>
    public decimal? OptionalDecimal(string name)
    {
        if (OfKind(name, "a number", JsonValueKind.Number) is not { } number)
            return null;
        if (ExactDecimal.TryRead(number.GetRawText(), out var value))
            return value;
        errors.Add(At(name), "Must be a number that 28 decimal digits hold exactly, between -7.9e28 and 7.9e28.");
        return null;
    }

    /// <summary>A decimal number that must be there.</summary>
    public decimal? RequiredDecimal(string name)
    {
        var value = OptionalDecimal(name);
        NoteMissing(name);
        return value;
    }

    /// <summary>Notes every member that was not asked for.</summary>
    public void RefuseOthers()
    {
        foreach (var member in element.EnumerateObject())
        {
            if (!_known.Contains(member.Name))
                errors.Add(At(member.Name), $"Unknown here; known are {string.Join(", ", _known)}.");
        }
    }

    T? Required<T>(string name, Func<string, T?> read)
    {
        var value = read(name);
        NoteMissing(name);
        return value;
    }

    void NoteMissing(string name)
    {
        if (Optional(name) is null)
            errors.Add(At(name), "Is missing.");
    }

    JsonElement? OfKind(string name, string expected, params ReadOnlySpan<JsonValueKind> kinds)
    {
        if (Optional(name) is not { } member)
            return null;
        if (kinds.Contains(member.ValueKind))
            return member;
        errors.Add(At(name), $"Must be {expected}, not {JsonKinds.Name(member.ValueKind)}.");
        return null;
    }
}
