using System.Text.RegularExpressions;
using Coordinator.Core;
using Shouldly;

namespace Coordinator.Local.Tests.Tidy;

/// <summary>What a reader may count on everywhere in the repository.</summary>
public sealed partial class TidyTests
{
    const int LinesMax = 400;
    const int ColumnsMax = 120;

    [Fact]
    public void A_file_does_more_than_one_thing() =>
        RepositoryTexts.CSharp.Concat(RepositoryTexts.Bicep).Where(file => file.Lines.Count > LinesMax)
            .Select(file => file.Name).ShouldBeEmpty();

    [Fact]
    public void A_line_does_not_fit_beside_its_change() =>
        RepositoryTexts.CSharp.SelectMany(file => file.Places(line => line.Length > ColumnsMax)).ShouldBeEmpty();

    [Fact]
    public void Work_is_left_undone() =>
        RepositoryTexts.CSharp.SelectMany(file => file.Places(line => Undone().IsMatch(line))).ShouldBeEmpty();

    [Fact]
    public void A_file_holds_two_public_types() =>
        RepositoryTexts.CSharp.Where(file => file.Lines.Count(line => PublicType().IsMatch(line)) > 1)
            .Select(file => file.Name).ShouldBeEmpty();

    [Fact]
    public void A_path_of_one_machine_or_a_package_feed_is_in_the_repository() =>
        RepositoryTexts.All.SelectMany(file => file.Places(line => OfOneMachine().IsMatch(line))).ShouldBeEmpty();

    [Fact]
    public void The_two_flavours_are_told_apart_by_conditional_compilation() =>
        RepositoryTexts.CSharp.Where(file => file.IsUnder("functions", "shared"))
            .SelectMany(file => file.Places(line => line.TrimStart().StartsWith("#if", StringComparison.Ordinal)))
            .ShouldBeEmpty();

    [Fact]
    public void A_filter_is_made_of_text_that_a_caller_could_shape() =>
        RepositoryTexts.CSharp.Where(file => file.IsUnder("functions", "shared"))
            .SelectMany(file => file.Places(IsOpenFilter)).ShouldBeEmpty();

    [Fact]
    public void The_core_depends_on_more_than_the_base_class_library() =>
        typeof(Invariant).Assembly.GetReferencedAssemblies().Select(assembly => assembly.Name!)
            .Where(name => !name.StartsWith("System.", StringComparison.Ordinal)).ShouldBeEmpty();

    [Fact]
    public void The_tests_look_at_no_files()
    {
        RepositoryTexts.CSharp.Count().ShouldBeGreaterThan(100);
        RepositoryTexts.All.ShouldContain(file => file.Name == "package.json");
        RepositoryTexts.Bicep.ShouldContain(file => file.Name == "infra/main.bicep");
        RepositoryTexts.CSharp.ShouldContain(file => file.IsUnder("shared/Coordinator.Core"));
        OfOneMachine().IsMatch($"/{"work"}/main").ShouldBeTrue();
        PublicType().IsMatch("public sealed partial class TidyTests").ShouldBeTrue();
        IsOpenFilter("filter = $\"PartitionKey eq '{key}'\";").ShouldBeTrue();
    }

    static bool IsOpenFilter(string line) =>
        FilterText().IsMatch(line)
        && !line.Contains("CreateQueryFilter(", StringComparison.Ordinal)
        && !line.TrimStart().StartsWith("//", StringComparison.Ordinal);

    // The marks are split so that this file does not find itself.
    [GeneratedRegex("TO" + "DO|FIX" + "ME|HA" + "CK|NotImplemented" + "Exception")]
    private static partial Regex Undone();

    [GeneratedRegex(@"^public\s[^=({]*\b(class|record|struct|interface|enum|delegate)\b", RegexOptions.ExplicitCapture)]
    private static partial Regex PublicType();

    [GeneratedRegex(
        @"\b(api|registry|deb)\.[a-z]+\.org\b|(?<![A-Za-z0-9.~}\]])/(wor" + @"k|tm" + @"p|home|Users)/[a-z]",
        RegexOptions.ExplicitCapture)]
    private static partial Regex OfOneMachine();

    [GeneratedRegex("\"[^\"]* (eq|ne|gt|ge|lt|le) ", RegexOptions.ExplicitCapture)]
    private static partial Regex FilterText();
}
