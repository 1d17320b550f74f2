namespace Coordinator.Core.Sagas.Expressions;

/// <summary>
/// An absolute http or https address. Scheme, host and port are literal; a value can fill a part of a path segment or
/// of the query, percent-encoded, so that no input can lead to another host or another path.
/// </summary>
/// <param name="Text">The address.</param>
public sealed record UrlTemplate(TextTemplate Text)
{
    /// <summary>Reads an address; on failure <paramref name="error"/> says what is wrong.</summary>
    public static bool TryParse(string text, out UrlTemplate url, out string error)
    {
        url = new UrlTemplate(new TextTemplate([]));
        if (!TextTemplate.TryParse(text, out var template, out error))
            return false;
        error = UrlRules.Error(template) ?? "";
        if (error.Length == 0)
            url = new UrlTemplate(template);
        return error.Length == 0;
    }
}
