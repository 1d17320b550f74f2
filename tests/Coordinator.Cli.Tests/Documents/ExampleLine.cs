using System.Globalization;
using System.Text.RegularExpressions;

namespace Coordinator.Cli.Tests.Documents;

/// <summary>A command line of a document, with the exit code that it says.</summary>
sealed partial record ExampleLine(string Text, string[] Arguments, int ExitCode)
{
    /// <summary>Splits it as a shell does: words, and texts in single quotes.</summary>
    public static ExampleLine Parse(string text)
    {
        var exit = Exit().Match(text);
        var line = exit.Success ? text[..exit.Index] : text;
        return new ExampleLine(
            text, [.. Word().Matches(line).Select(word => word.Value.Trim('\''))],
            exit.Success ? int.Parse(exit.Groups["code"].Value, CultureInfo.InvariantCulture) : 0);
    }

    [GeneratedRegex(@"\s+# exit (?<code>\d+)$", RegexOptions.ExplicitCapture)]
    private static partial Regex Exit();

    [GeneratedRegex(@"'[^']*'|\S+", RegexOptions.ExplicitCapture)]
    private static partial Regex Word();
}
