namespace Coordinator.Client;

/// <summary>Which rows of a view to list.</summary>
public sealed record ViewPage
{
    /// <summary>
    /// Only keys that begin so; of a view whose keys have several parts, parts with a slash between them, all but the
    /// last whole. Null for all.
    /// </summary>
    public string? Prefix { get; init; }

    /// <summary>The most to return, 1-200; null for 50.</summary>
    public int? Top { get; init; }

    /// <summary>From the page before; null for the first.</summary>
    public string? Cursor { get; init; }
}
