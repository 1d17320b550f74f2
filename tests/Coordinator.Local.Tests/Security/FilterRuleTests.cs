using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Shouldly;

namespace Coordinator.Local.Tests.Security;

/// <summary>
/// S05: a filter is the argument of <c>TableClient.CreateQueryFilter</c>, an interpolated string that stands there.
/// Read from the syntax, so that neither line breaks nor other spellings of a string hide one.
/// </summary>
public sealed partial class FilterRuleTests
{
    const string Operators = @"\b(eq|ne|gt|ge|lt|le)\b\s*";

    [Fact]
    public void A_filter_is_made_of_text_that_a_caller_could_shape()
    {
        var files = SourceTree.Product.Where(file => file.IsUnder("functions", "shared", "samples")).ToList();
        files.Count.ShouldBeGreaterThan(500);
        files.SelectMany(OpenFilters).ShouldBeEmpty();
        // And the filters that are there are seen.
        files.SelectMany(file => Creations(file.Root)).Count().ShouldBeGreaterThan(8);
    }

    [Fact]
    public void A_query_has_a_filter_from_elsewhere()
    {
        // All filters go through the few classes whose name says so; who asks for rows takes them from there.
        var callers = SourceTree.Product.Where(file => file.IsUnder("functions", "shared"))
            .Where(file => file.Root.DescendantNodes().OfType<MemberAccessExpressionSyntax>()
                .Any(access => access.Name.Identifier.Text is "QueryAsync" or "Query"))
            .Where(file => file.Root.DescendantNodes().OfType<UsingDirectiveSyntax>()
                .Any(directive => directive.Name?.ToString() == "Azure.Data.Tables"))
            .Select(file => file.Name);
        callers.ShouldBe(["shared/Coordinator.Storage/Tables/TableRequests.cs"]);
    }

    [Theory]
    [InlineData("""var f = $"PartitionKey eq '{key}'";""", 1)]
    [InlineData("""var f = "PartitionKey eq '" + key + "'";""", 1)]
    [InlineData("""var f = string.Format("RowKey ge '{0}'", key);""", 1)]
    [InlineData(""""var f = $"""state eq '{state}'""";"""", 1)]
    [InlineData("""var f = @"RowKey lt '" + key;""", 1)]
    [InlineData("""var f = TableClient.CreateQueryFilter("PartitionKey eq " + key);""", 1)]
    [InlineData("""FormattableString f = $"state eq {state}"; TableClient.CreateQueryFilter(f);""", 1)]
    [InlineData("""var f = TableClient.CreateQueryFilter($"PartitionKey eq {key}");""", 0)]
    [InlineData("""var text = "Two amounts are never eq uel";""", 0)]
    public void A_planted_filter_is_not_found(string statement, int found) =>
        OpenFilters(SourceTree.Of("planted.cs", $$"""class C { void M() { {{statement}} } }"""))
            .Count().ShouldBe(found);

    static IEnumerable<string> OpenFilters(SourceTree file) => file.Root.DescendantNodes()
        .Where(node => TextOf(node) is { } text && Comparison().IsMatch(text) && !IsCreation(node))
        .Select(file.PlaceOf);

    /// <summary>The literal parts of a string, with a quote for what is filled in.</summary>
    static string? TextOf(SyntaxNode node) => node switch
    {
        LiteralExpressionSyntax { Token.Value: string text } => text,
        InterpolatedStringExpressionSyntax interpolated => string.Concat(interpolated.Contents.Select(part =>
            part is InterpolatedStringTextSyntax literal ? literal.TextToken.ValueText : "'")),
        _ => null,
    };

    // The operators are words too, so only before something that is compared, or behind a key.
    [GeneratedRegex(
        "(" + Operators + @"('|\d|true|false|datetime|guid|$))|(\b(PartitionKey|RowKey)\s+" + Operators + ")",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Comparison();

    static bool IsCreation(SyntaxNode node) => node is InterpolatedStringExpressionSyntax
        && node.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } && IsCreate(call);

    static IEnumerable<InvocationExpressionSyntax> Creations(SyntaxNode root) =>
        root.DescendantNodes().OfType<InvocationExpressionSyntax>().Where(IsCreate);

    static bool IsCreate(InvocationExpressionSyntax call) => call.Expression is MemberAccessExpressionSyntax
    {
        Expression: IdentifierNameSyntax { Identifier.Text: "TableClient" },
        Name.Identifier.Text: "CreateQueryFilter",
    };
}
