using System.Globalization;
using System.Text;
using System.Text.Json;
using Coordinator.Core.Model;

namespace Coordinator.Core.Sagas.Expressions;

/// <summary>Fills the expressions of an address in.</summary>
static class UrlRenderer
{
    /// <exception cref="ExpressionException">
    /// A value is missing, is an object, an array or null, is empty in the path, or would make a dot segment.
    /// </exception>
    public static string Render(UrlTemplate template, IScope scope)
    {
        var url = new StringBuilder();
        var isPath = true;
        foreach (var part in template.Text.Parts)
        {
            url.Append(part.Reference is { } reference ? Encode(reference, scope, isPath) : part.Literal);
            isPath = isPath && !part.Literal.Contains('?', StringComparison.Ordinal);
        }

        return Require(url.ToString());
    }

    static string Encode(Reference reference, IScope scope, bool isPath)
    {
        var value = Lookup.Find(reference, scope);
        if (value.ValueKind is JsonValueKind.Object or JsonValueKind.Array or JsonValueKind.Null)
            throw new ExpressionException($"{reference} stands in a URL, but its value is no text, number or boolean.");
        var text = Lookup.Text(value);
        if (isPath && text.Length == 0)
            throw new ExpressionException($"{reference} stands in a URL's path, but its value is empty.");
        if (text.Length > Limits.SagaUrlCharsMax)
            throw TooLong();
        return Uri.EscapeDataString(text);
    }

    static string Require(string url)
    {
        if (url.Length > Limits.SagaUrlCharsMax)
            throw TooLong();
        if (UrlRules.Segments(url).Any(UrlRules.IsDotSegment))
            throw new ExpressionException("With its expressions filled in, the URL's path has a segment . or .. .");
        return url;
    }

    static ExpressionException TooLong() => new(string.Create(
        CultureInfo.InvariantCulture,
        $"With its expressions filled in, the URL has more than {Limits.SagaUrlCharsMax} characters."));
}
