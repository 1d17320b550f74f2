using System.Globalization;

namespace Coordinator.Client;

/// <summary>What must hold of an item for a write to happen.</summary>
public sealed record Precondition
{
    Precondition(string? ifMatch, string? ifNoneMatch)
    {
        IfMatch = ifMatch;
        IfNoneMatch = ifNoneMatch;
    }

    /// <summary>The item exists.</summary>
    public static Precondition Exists { get; } = new("*", null);

    /// <summary>The item does not exist.</summary>
    public static Precondition Missing { get; } = new(null, "*");

    /// <summary>The header If-Match; null for none.</summary>
    public string? IfMatch { get; }

    /// <summary>The header If-None-Match; null for none.</summary>
    public string? IfNoneMatch { get; }

    /// <summary>The item has this version.</summary>
    public static Precondition VersionIs(long version) =>
        new(string.Create(CultureInfo.InvariantCulture, $"\"{version}\""), null);
}
