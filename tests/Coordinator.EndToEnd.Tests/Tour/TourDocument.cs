using System.Globalization;
using System.Text.RegularExpressions;
using Coordinator.TestKit;

namespace Coordinator.EndToEnd.Tests.Tour;

/// <summary>
/// A document as a script. A step is a block <c>sh</c> with one line of curl, and below it what the API answers: a
/// block <c>json</c> with status and body, or a block <c>http</c> with status, some headers and, after an empty line,
/// the body.
/// </summary>
static partial class TourDocument
{
    /// <summary>The steps of a document, in its order.</summary>
    /// <param name="path">Its path from the root of the repository, with slashes.</param>
    public static IReadOnlyList<TourStep> StepsOf(string path)
    {
        var text = File.ReadAllText(Repository.PathOf(path.Split('/'))).ReplaceLineEndings("\n");
        return [.. Step().Matches(text).Select(ReadStep)];
    }

    static TourStep ReadStep(Match match)
    {
        var answer = match.Groups["answer"].Value;
        var isHttp = match.Groups["kind"].Value == "http";
        var (head, body) = isHttp ? Split(answer) : ("", answer);
        return new TourStep(
            match.Groups["command"].Value,
            int.Parse(match.Groups["status"].Value, CultureInfo.InvariantCulture),
            [.. head.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(ReadHeader)],
            body.Trim());
    }

    static (string Head, string Body) Split(string answer)
    {
        var parts = answer.Split("\n\n", 2);
        return (parts[0], parts.Length == 2 ? parts[1] : "");
    }

    static KeyValuePair<string, string> ReadHeader(string line)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        return KeyValuePair.Create(line[..colon], line[(colon + 1)..].Trim());
    }

    [GeneratedRegex(
        "^```sh\n(?<command>curl [^\n]*)\n```\n```(?<kind>json|http) (?<status>[0-9]+)\n(?<answer>.*?)^```$",
        RegexOptions.ExplicitCapture | RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Step();
}
