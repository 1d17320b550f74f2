using System.CommandLine;

namespace Coordinator.Cli.CommandLine;

/// <summary>Options of commands that list.</summary>
static class Paging
{
    /// <summary>Where to go on.</summary>
    public static Option<string?> Cursor { get; } = new("--cursor")
    {
        Description = "Go on after the page that told this cursor.",
        HelpName = "CURSOR",
    };

    /// <summary>Every page.</summary>
    public static Option<bool> All { get; } = new("--all") { Description = "All pages, one after the other." };

    /// <summary>The size of a page.</summary>
    public static Option<int?> Top { get; } = Numbers.Option("--top", "The most of a page. Default: 50.", 1, 200);
}
