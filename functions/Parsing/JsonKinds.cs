using System.Text.Json;

namespace Coordinator.Functions.Parsing;

/// <summary>Kinds of JSON values in words.</summary>
static class JsonKinds
{
    /// <summary>For example <c>an array</c>.</summary>
    public static string Name(JsonValueKind kind) => kind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        JsonValueKind.String => "a text",
        JsonValueKind.Number => "a number",
        JsonValueKind.True or JsonValueKind.False => "true or false",
        _ => "null",
    };
}
