using System.Globalization;
using System.Text.RegularExpressions;
using Coordinator.TestKit;

namespace Coordinator.EndToEnd.Tests.Tour;

/// <summary>
/// A document as a script. A step is a block <c>sh</c> with one line of curl, and below it what the API answers: a
/// block <c>json</c> with status and body, or a block <c>http</c> with status, some headers and, after an empty line,
/// the body.
/// </summary>
sealed partial class TourDocument
{
    readonly string _file;
    readonly string _text;

    TourDocument(string file)
    {
        _file = file;
        _text = File.ReadAllText(file).ReplaceLineEndings("\n");
        Steps = [.. Step().Matches(_text).Select(ReadStep)];
    }

    /// <summary>The steps, in their order.</summary>
    public IReadOnlyList<TourStep> Steps { get; }

    /// <summary>Reads a document.</summary>
    /// <param name="path">Its path from the root of the repository, with slashes.</param>
    public static TourDocument Read(string path) => new(Repository.PathOf(path.Split('/')));

    /// <summary>Writes the document with these answers in the place of its own.</summary>
    public void Write(IEnumerable<TourStep> answers)
    {
        using var answer = answers.GetEnumerator();
        File.WriteAllText(_file, Step().Replace(_text, _ => answer.MoveNext() ? answer.Current.ToText() : ""));
    }

    static TourStep ReadStep(Match match)
    {
        var answer = match.Groups["answer"].Value;
        var kind = match.Groups["kind"].Value;
        var (head, body) = kind == TourStep.WithHeaders ? Split(answer) : ("", answer);
        return new TourStep(
            match.Groups["command"].Value,
            kind,
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
