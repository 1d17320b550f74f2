using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace Coordinator.Core.Sagas.Definitions;

/// <summary>A JSON value that remembers where it stands.</summary>
sealed class SourceNode
{
    public required JsonValueKind Kind { get; init; }

    /// <summary>Where its token starts, in bytes.</summary>
    public required int Offset { get; init; }

    /// <summary>The value around it; null for the root.</summary>
    public SourceNode? Parent { get; init; }

    /// <summary>Its name or index in its parent.</summary>
    public string Token { get; init; } = "";

    /// <summary>A string's text; a number, true, false or null as written.</summary>
    public string Text { get; init; } = "";

    /// <summary>An object's members, in order, no name twice.</summary>
    public ImmutableArray<SourceMember> Members { get; set; } = [];

    /// <summary>An array's elements.</summary>
    public ImmutableArray<SourceNode> Elements { get; set; } = [];

    /// <summary>A JSON pointer from the root.</summary>
    public string Pointer => Parent is null ? "" : Parent.PointerTo(Token);

    public SourceNode? Member(string name) => Members.FirstOrDefault(member => member.Name == name)?.Value;

    /// <summary>The pointer to something inside, whether it is there or not.</summary>
    public string PointerTo(string token) =>
        $"{Pointer}/{token.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}";

    public bool TryLong(out long number) =>
        long.TryParse(
            Kind == JsonValueKind.Number ? Text : "",
            NumberStyles.AllowLeadingSign,
            CultureInfo.InvariantCulture,
            out number);
}
