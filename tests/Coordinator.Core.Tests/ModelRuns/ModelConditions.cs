using System.Text.RegularExpressions;
using Coordinator.TestKit;

namespace Coordinator.Core.Tests.ModelRuns;

/// <summary>The macros that the model's files ask for.</summary>
static partial class ModelConditions
{
    /// <summary>Those that say what is explored; all others drop a condition of the protocol.</summary>
    static readonly HashSet<string> Settings =
    [
        "HOME_REPLICAS", "SLOT_REPLICAS", "HOME_EPOCHS", "SLOT_EPOCHS", "RESOLVERS", "DUPLICATES", "ATTEMPTS",
        "SECOND_RUN", "READER", "PURGE", "BUMPS", "KEY_AT_HOME", "INSERTS",
    ];

    public static IReadOnlySet<string> Read() => Directory
        .GetFiles(Repository.PathOf("docs", "model"), "*.pml")
        .SelectMany(file => Asked().Matches(File.ReadAllText(file)))
        .Select(match => match.Groups[1].Value)
        .Where(macro => !Settings.Contains(macro))
        .ToHashSet();

    [GeneratedRegex(@"(?:#ifn?def |defined\()([A-Z_0-9]+)")]
    private static partial Regex Asked();
}
