namespace Coordinator.Functions.Parsing;

/// <summary>Builds JSON pointers (RFC 6901) that name places in a request.</summary>
static class JsonPointer
{
    /// <summary>The pointer of a member.</summary>
    public static string Member(string parent, string name) =>
        $"{parent}/{name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}";

    /// <summary>The pointer of an array's element.</summary>
    public static string Element(string parent, int index) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{parent}/{index}");
}
