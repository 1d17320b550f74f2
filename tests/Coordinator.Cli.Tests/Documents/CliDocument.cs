using System.Text.RegularExpressions;
using Coordinator.TestKit;

namespace Coordinator.Cli.Tests.Documents;

/// <summary>docs/CLI.md.</summary>
static partial class CliDocument
{
    static readonly string Text = File.ReadAllText(Repository.PathOf("docs", "CLI.md")).ReplaceLineEndings("\n");

    /// <summary>Commands that it lists in its tables: their paths.</summary>
    public static IReadOnlyList<string> Commands { get; } =
        [.. Listed().Matches(Text).Select(match => match.Groups["path"].Value)];

    /// <summary>Options that it names anywhere.</summary>
    public static IReadOnlySet<string> Options { get; } =
        Option().Matches(Text).Select(match => match.Value).ToHashSet();

    /// <summary>Lines to try, in order.</summary>
    public static IReadOnlyList<ExampleLine> Examples { get; } =
        [.. Example().Matches(Text).Select(match => ExampleLine.Parse(match.Groups["line"].Value))];

    [GeneratedRegex("`coordinator (?<path>[a-z-]+( [a-z-]+)*)`", RegexOptions.ExplicitCapture)]
    private static partial Regex Listed();

    [GeneratedRegex("(?<![-a-z])--[a-z][a-z-]+", RegexOptions.ExplicitCapture)]
    private static partial Regex Option();

    [GeneratedRegex(@"^\$ coordinator (?<line>.+)$", RegexOptions.ExplicitCapture | RegexOptions.Multiline)]
    private static partial Regex Example();
}
