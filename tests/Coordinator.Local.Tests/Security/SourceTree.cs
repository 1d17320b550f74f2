using Coordinator.Local.Tests.Tidy;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Coordinator.Local.Tests.Security;

/// <summary>A parsed source file.</summary>
/// <param name="Name">Its path from the repository's root.</param>
/// <param name="Root">Its syntax.</param>
sealed record SourceTree(string Name, SyntaxNode Root)
{
    /// <summary>The files of the product, the local flavour, the tools and the samples included.</summary>
    public static IReadOnlyList<SourceTree> Product { get; } =
    [
        .. RepositoryTexts.CSharp.Where(file => file.IsUnder("functions", "shared", "local", "samples", "tools"))
            .Select(file => Of(file.Name, string.Join('\n', file.Lines))),
    ];

    public static SourceTree Of(string name, string text) => new(name, CSharpSyntaxTree.ParseText(text).GetRoot());

    /// <summary>Whether it lies under one of the folders.</summary>
    public bool IsUnder(params string[] folders) =>
        folders.Any(folder => Name.StartsWith(folder + "/", StringComparison.Ordinal));

    /// <summary>Where a node stands, as <c>file:line</c>.</summary>
    public string PlaceOf(SyntaxNode node) => $"{Name}:{node.GetLocation().GetLineSpan().StartLinePosition.Line + 1}";
}
