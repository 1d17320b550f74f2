using System.Globalization;
using System.Text.Json;

namespace Coordinator.Core.Sagas.Expressions;

/// <summary>Follows an expression to its value.</summary>
static class Lookup
{
    /// <exception cref="ExpressionException">There is no such value; the message names the part that is
    /// missing.</exception>
    public static JsonElement Find(Reference reference, IScope scope)
    {
        if (scope.Find(reference, out var value) is { } problem)
            throw new ExpressionException($"{reference} has no value: {problem}");
        foreach (var name in reference.Path)
            value = Enter(reference, value, name);
        return value;
    }

    /// <summary>The value as text: a string as it is, anything else as JSON.</summary>
    public static string Text(JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? value.GetString()! : JsonTexts.Of(value);

    static JsonElement Enter(Reference reference, JsonElement value, string name)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object when value.TryGetProperty(name, out var member):
                return member;
            case JsonValueKind.Array when TryIndex(name, value.GetArrayLength(), out var index):
                return value[index];
            case JsonValueKind.Object:
                throw new ExpressionException($"{reference} has no value: there is no member {name}.");
            case JsonValueKind.Array:
                throw new ExpressionException(
                    $"{reference} has no value: {name} is no index into {value.GetArrayLength()} elements.");
            default:
                throw new ExpressionException($"{reference} has no value: {name} would be inside a {KindOf(value)}.");
        }
    }

    static bool TryIndex(string name, int count, out int index) =>
        int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out index)
            && index < count
            && (name.Length == 1 || name[0] != '0');

    static string KindOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => "string",
        JsonValueKind.Number => "number",
        JsonValueKind.Null => "null",
        _ => "boolean",
    };
}
