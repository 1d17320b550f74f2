using System.Collections.Immutable;

namespace Coordinator.Core.Operations;

/// <summary>A JSON pointer (RFC 6901). The empty pointer is the whole value.</summary>
public sealed record JsonPath
{
    JsonPath(string text, ImmutableArray<string> tokens)
    {
        Text = text;
        Tokens = tokens;
    }

    /// <summary>The pointer as written.</summary>
    public string Text { get; }

    /// <summary>Its unescaped reference tokens.</summary>
    public ImmutableArray<string> Tokens { get; }

    /// <summary>Reads a pointer; on failure <paramref name="error"/> says what is wrong.</summary>
    public static bool TryParse(string text, out JsonPath path, out string error)
    {
        ArgumentNullException.ThrowIfNull(text);
        path = new JsonPath("", []);
        error = Error(text) ?? "";
        if (error.Length == 0 && text.Length > 0)
            path = new JsonPath(text, [.. text[1..].Split('/').Select(Unescape)]);
        return error.Length == 0;
    }

    /// <inheritdoc />
    public bool Equals(JsonPath? other) => other is not null && Text == other.Text;

    /// <inheritdoc />
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Text);

    /// <inheritdoc />
    public override string ToString() => Text;

    static string? Error(string text)
    {
        if (text.Length > 0 && text[0] != '/')
            return "A JSON pointer is empty or starts with a slash (RFC 6901).";
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '~' && (i + 1 == text.Length || text[i + 1] is not ('0' or '1')))
                return "In a JSON pointer ~ is written ~0 and a slash inside a name ~1 (RFC 6901).";
        }

        return text.Count(c => c == '/') > Model.Limits.JsonDepthMax ? "The JSON pointer is too deep." : null;
    }

    static string Unescape(string token) =>
        token.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
}
