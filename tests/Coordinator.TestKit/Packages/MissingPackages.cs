using System.Text.RegularExpressions;

namespace Coordinator.TestKit.Packages;

/// <summary>Tells packages that cannot be had from everything else that can be wrong with a build.</summary>
public static partial class MissingPackages
{
    /// <summary>Packages that no source has, versions that none has, and sources that do not answer.</summary>
    static readonly HashSet<string> Codes = new(StringComparer.Ordinal) { "NU1101", "NU1102", "NU1301" };

    /// <summary>Says what the package sources lack; null when something else is wrong as well, or nothing is.</summary>
    /// <param name="output">All that a command said.</param>
    public static string? In(string output)
    {
        var errors = ErrorLine().Matches(output);
        if (errors.Count == 0 || errors.Any(error => !Codes.Contains(error.Groups["code"].Value)))
            return null;
        var texts = errors.Select(error => error.Groups["text"].Value.Trim()).Distinct();
        return $"The package sources lack packages, or cannot be reached. {string.Join(' ', texts)}";
    }

    [GeneratedRegex(@"\berror (?<code>[A-Z]+\d+): (?<text>[^\[\r\n]*)", RegexOptions.ExplicitCapture)]
    private static partial Regex ErrorLine();
}
