namespace Coordinator.Functions.Parsing;

/// <summary>Builds JSON pointers (RFC 6901) that name places in a request.</summary>
static class JsonPointer
{
    /// <summary>
    /// Characters of one name in a pointer. A name may be as long as a request; the pointers of all the mistakes below
    /// it would repeat it.
    /// </summary>
    const int NameCharsMax = 128;

    /// <summary>The pointer of a member; a long name is cut, which an ellipsis tells.</summary>
    public static string Member(string parent, string name) => $"{parent}/{Escape(Cut(name, NameCharsMax))}";

    /// <summary>The pointer of an array's element.</summary>
    public static string Element(string parent, int index) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{parent}/{index}");

    /// <summary>
    /// The text, or as much of it as fits, with an ellipsis at its end; never half of a surrogate pair.
    /// </summary>
    public static string Cut(string text, int charsMax)
    {
        if (text.Length <= charsMax)
            return text;
        var length = charsMax - 1;
        return text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)] + "…";
    }

    static string Escape(string name) =>
        name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
}
