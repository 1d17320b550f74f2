using System.CommandLine;
using Coordinator.Cli.CommandLine;

namespace Coordinator.Cli.Tests.Documents;

/// <summary>The commands that do something, by their paths.</summary>
static class CommandTree
{
    /// <summary>Such as <c>sagas definitions put</c>.</summary>
    public static IReadOnlyDictionary<string, Command> Runnable { get; } = Walk("", Tool.CreateRoot())
        .Where(found => found.Command.Action is not null).ToDictionary(found => found.Path, found => found.Command);

    /// <summary>Long names of all options.</summary>
    public static IReadOnlySet<string> Options { get; } = Walk("", Tool.CreateRoot())
        .SelectMany(found => found.Command.Options).Select(option => option.Name).ToHashSet();

    static IEnumerable<(string Path, Command Command)> Walk(string path, Command command) =>
        command.Subcommands.SelectMany(child => Walk($"{path} {child.Name}".Trim(), child)).Append((path, command));
}
