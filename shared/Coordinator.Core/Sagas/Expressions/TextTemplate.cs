using System.Collections.Immutable;
using System.Text;

namespace Coordinator.Core.Sagas.Expressions;

/// <summary>A text with expressions in it. <c>$${</c> stands for a literal <c>${</c>.</summary>
/// <param name="Parts">Literal parts and expressions, in order; no literal part is empty.</param>
public sealed record TextTemplate(ImmutableArray<TextPart> Parts)
{
    const string Open = "${";

    /// <summary>
    /// The expression, when it is the whole text: then the value keeps its JSON type. Null otherwise.
    /// </summary>
    public Reference? Whole => Parts is [{ Reference: { } reference }] ? reference : null;

    /// <summary>Every expression, in order.</summary>
    public IEnumerable<Reference> References => Parts.Select(part => part.Reference).OfType<Reference>();

    /// <summary>
    /// Reads a text; on failure <paramref name="error"/> says what is wrong with its first bad expression.
    /// </summary>
    public static bool TryParse(string text, out TextTemplate template, out string error)
    {
        ArgumentNullException.ThrowIfNull(text);
        var parts = ImmutableArray.CreateBuilder<TextPart>();
        error = Read(text, parts) ?? "";
        template = new TextTemplate(error.Length == 0 ? parts.ToImmutable() : []);
        return error.Length == 0;
    }

    static string? Read(string text, ImmutableArray<TextPart>.Builder parts)
    {
        var literal = new StringBuilder();
        for (var at = 0; at < text.Length;)
        {
            if (StartsWith(text, at, "$" + Open))
            {
                literal.Append(Open);
                at += Open.Length + 1;
            }
            else if (StartsWith(text, at, Open))
            {
                var end = text.IndexOf('}', at);
                if (end < 0)
                    return "An expression starts with ${ and does not end; a literal ${ is written $${.";
                if (!Reference.TryParse(text[(at + Open.Length)..end], out var reference, out var error))
                    return error;
                Flush(literal, parts);
                parts.Add(new TextPart("", reference));
                at = end + 1;
            }
            else
            {
                literal.Append(text[at++]);
            }
        }

        Flush(literal, parts);
        return null;
    }

    static bool StartsWith(string text, int at, string what) =>
        string.CompareOrdinal(text, at, what, 0, what.Length) == 0;

    static void Flush(StringBuilder literal, ImmutableArray<TextPart>.Builder parts)
    {
        if (literal.Length > 0)
            parts.Add(new TextPart(literal.ToString(), Reference: null));
        literal.Clear();
    }
}
