using System.Text.RegularExpressions;

namespace Coordinator.Azure.Tests.Publishing;

/// <summary>Tells packages that cannot be had from everything else that can be wrong with a build.</summary>
static partial class MissingPackages
{
    /// <summary>Says what the package sources lack; null when something else is wrong as well, or nothing is.</summary>
    /// <param name="output">All that a command said.</param>
    public static string? In(string output)
    {
        var errors = ErrorLine().Matches(output);
        if (errors.Count == 0 || errors.Any(error => error.Groups["code"].Value is not ("NU1101" or "NU1102")))
            return null;
        var texts = errors.Select(error => error.Groups["text"].Value.Trim()).Distinct();
        return $"The package sources lack official packages. {string.Join(' ', texts)}";
    }

    [GeneratedRegex(@"\berror (?<code>[A-Z]+\d+): (?<text>[^\[\r\n]*)", RegexOptions.ExplicitCapture)]
    private static partial Regex ErrorLine();
}
