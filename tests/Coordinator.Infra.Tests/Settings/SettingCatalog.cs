using System.Text.RegularExpressions;
using Coordinator.TestKit;

namespace Coordinator.Infra.Tests.Settings;

/// <summary>The settings that the code reads, and which of them the README leaves to their defaults.</summary>
static partial class SettingCatalog
{
    /// <summary>What the Azure SDKs, the Functions host and its extensions read, and we do not.</summary>
    static readonly HashSet<string> OfThePlatform = new(StringComparer.Ordinal)
    {
        "AZURE_CLIENT_ID", "AZURE_TOKEN_CREDENTIALS",
        "APPLICATIONINSIGHTS_AUTHENTICATION_STRING", "APPLICATIONINSIGHTS_CONNECTION_STRING",
        "AzureFunctionsJobHost__extensions__durableTask__storageProvider__connectionStringName",
        "AzureFunctionsJobHost__extensions__durableTask__storageProvider__type",
        "DURABLE_TASK_SCHEDULER_CONNECTION_STRING",
    };

    /// <summary>What may stand below the name of a connection.</summary>
    static readonly string[] OfConnections =
        ["blobServiceUri", "clientId", "credential", "queueServiceUri", "tableServiceUri"];

    /// <summary>Settings below which others stand, numbered or named: those of their own are in these files.</summary>
    static readonly Dictionary<string, string> Parts = new(StringComparer.Ordinal)
    {
        ["Coordinator__Stores"] = Read("functions", "Hosting", "StoreSettings.cs"),
        ["Coordinator__Timings"] = Read("shared", "Coordinator.Core", "CoordinatorOptions.cs"),
    };

    /// <summary>The names in the code, as app settings write them, with the constants that hold them.</summary>
    static readonly Dictionary<string, string> Constants =
        Constant().Matches(Read("functions", "Hosting", "SettingNames.cs")).ToDictionary(
            match => match.Groups["name"].Value.Replace(":", "__", StringComparison.Ordinal),
            match => match.Groups["constant"].Value, StringComparer.Ordinal);

    /// <summary>The names in the code, as app settings write them.</summary>
    public static IReadOnlyCollection<string> Names => Constants.Keys;

    /// <summary>Those that others stand below.</summary>
    static readonly HashSet<string> Sections =
    [
        .. Directory.GetFiles(Repository.PathOf("functions", "Hosting"), "*.cs")
            .SelectMany(file => Section().Matches(File.ReadAllText(file))).Select(match => match.Groups["name"].Value),
    ];

    /// <summary>The first column of the README's table of settings that are not set.</summary>
    public static IReadOnlyCollection<string> LeftOut { get; } =
    [
        .. Row().Matches(Read("infra", "README.md").Split("## Settings that are not set")[1].Split("\n## ")[0])
            .Select(match => match.Groups["name"].Value),
    ];

    /// <summary>Names of the code that a deployment neither sets nor leaves out in writing.</summary>
    public static IEnumerable<string> Forgotten(IEnumerable<string> set)
    {
        var all = set.ToList();
        return Names.Where(name => !LeftOut.Contains(name) && !all.Any(one => IsPartOf(one, name)));
    }

    /// <summary>Settings that nobody reads.</summary>
    public static IEnumerable<string> Unread(IEnumerable<string> set) => set.Where(name => !IsRead(name));

    static bool IsRead(string name)
    {
        if (OfThePlatform.Contains(name) || Names.Contains(name))
            return true;
        var parent = Names.FirstOrDefault(one => name.StartsWith(one + "__", StringComparison.Ordinal));
        return parent is not null && IsPart(parent, name[(parent.Length + 2)..]);
    }

    static bool IsPart(string parent, string rest)
    {
        var names = rest.Split("__").Where(part => !part.All(char.IsAsciiDigit)).ToList();
        if (!parent.StartsWith("Coordinator__", StringComparison.Ordinal))
            return names is [var part] && OfConnections.Contains(part);
        return !Parts.TryGetValue(parent, out var text)
            ? names.Count == 0 && Sections.Contains(Constants[parent])
            : names is [var property] && Regex.IsMatch(text, $@"\b{Regex.Escape(property)}\b( {{ get|\))");
    }

    static bool IsPartOf(string setting, string name) =>
        setting == name || setting.StartsWith(name + "__", StringComparison.Ordinal);

    static string Read(params string[] path) => File.ReadAllText(Repository.PathOf(path));

    [GeneratedRegex(@"public const string (?<constant>\w+) = ""(?<name>[^""]+)"";")]
    private static partial Regex Constant();

    [GeneratedRegex(@"GetSection\(SettingNames\.(?<name>\w+)\)")]
    private static partial Regex Section();

    [GeneratedRegex(@"^\| `(?<name>[^`]+)` \|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
