using System.Globalization;
using System.Text.RegularExpressions;

namespace Coordinator.EndToEnd.Tests.Tour;

/// <summary>The README as a script.</summary>
static partial class Readme
{
    public static IReadOnlyList<TourStep> Steps { get; } =
    [
        .. Step().Matches(File.ReadAllText(Find()).ReplaceLineEndings("\n")).Select(match => new TourStep(
            match.Groups["command"].Value,
            int.Parse(match.Groups["status"].Value, CultureInfo.InvariantCulture),
            match.Groups["answer"].Value)),
    ];

    static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Coordinator.sln")))
                return Path.Combine(folder.FullName, "README.md");
        }
        throw new InvalidOperationException($"No Coordinator.sln above {AppContext.BaseDirectory}.");
    }

    [GeneratedRegex(
        "^```sh\n(?<command>curl [^\n]*)\n```\n```json (?<status>[0-9]+)\n(?<answer>.*?)\n```$",
        RegexOptions.ExplicitCapture | RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Step();
}
