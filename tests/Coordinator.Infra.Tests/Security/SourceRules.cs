using System.Text.RegularExpressions;

namespace Coordinator.Infra.Tests.Security;

/// <summary>The rules over the text of the sources: less, but no compiler is needed.</summary>
static partial class SourceRules
{
    /// <summary>What would hand out keys: nothing here may ask for any.</summary>
    static readonly string[] KeyGivers =
        ["listKeys", "listAccountSas", "listServiceSas", "listSecrets", "getSecret", "AccountKey=", "SharedAccess"];

    /// <summary>What a text breaks.</summary>
    public static IEnumerable<string> Broken(string text)
    {
        foreach (var rule in Rules.All)
        {
            var values = Regex.Matches(text, Pattern(rule), RegexOptions.Multiline);
            if (values.Count == 0 || values.Any(match => match.Groups["value"].Value != rule.Value))
                yield return rule.ToString();
        }

        foreach (var giver in KeyGivers.Where(giver => text.Contains(giver, StringComparison.OrdinalIgnoreCase)))
            yield return giver;
        if (Cors().IsMatch(text))
            yield return "cors";
    }

    /// <summary>A text without the defence of a rule.</summary>
    public static string Weaken(string text, Rule rule) =>
        Regex.Replace(text, Pattern(rule), match => $"{match.Groups["name"].Value}{rule.Weak}",
        RegexOptions.Multiline);

    static string Pattern(Rule rule) =>
        $@"(?<name>\b{Regex.Escape(rule.Property)}: )(?<value>true|false|'[^']*')(?=\r?$)";

    [GeneratedRegex(@"\bcors:")]
    private static partial Regex Cors();
}
