namespace Coordinator.Core.Tests.Scenarios;

/// <summary>
/// A scenario as a text: blocks of directives, each with what must happen below a line of dashes, and remarks between
/// them (the form of CockroachDB's datadriven and of etcd's raft tests).
/// </summary>
sealed class ScenarioFile
{
    const string Separator = "----";

    readonly List<(List<string> Head, List<string>? Expected)> _blocks;

    ScenarioFile(List<(List<string> Head, List<string>? Expected)> blocks) => _blocks = blocks;

    /// <summary>Reads one; blocks are separated by empty lines.</summary>
    public static ScenarioFile Parse(string text)
    {
        var blocks = text.ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries)
            .Select(block => block.Split('\n', StringSplitOptions.RemoveEmptyEntries).ToList())
            .Where(lines => lines.Count > 0);
        return new ScenarioFile([.. blocks.Select(Block)]);
    }

    /// <summary>Runs all directives.</summary>
    /// <param name="run">Gets a directive and gives back what happened, a line each.</param>
    /// <returns>The same text, with what happened now.</returns>
    public string Played(Func<string, IEnumerable<string>> run) =>
        string.Join("\n\n", _blocks.Select(block => Played(block.Head, block.Expected, run))) + "\n";

    static string Played(List<string> head, List<string>? expected, Func<string, IEnumerable<string>> run)
    {
        if (expected is null)
            return string.Join('\n', head);
        var happened = head.Where(line => !IsRemark(line)).SelectMany(run).ToList();
        return string.Join('\n', [.. head, Separator, .. happened]);
    }

    static (List<string> Head, List<string>? Expected) Block(List<string> lines)
    {
        var end = lines.IndexOf(Separator);
        if (end >= 0)
            return (lines[..end], lines[(end + 1)..]);
        return lines.TrueForAll(IsRemark)
            ? (lines, null)
            : throw new FormatException($"No {Separator} follows \"{lines.Find(line => !IsRemark(line))}\".");
    }

    static bool IsRemark(string line) => line.StartsWith('#');
}
