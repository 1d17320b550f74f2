using System.CommandLine;

namespace Coordinator.Cli.CommandLine;

/// <summary>Asks before something is done that hurts when it is a mistake.</summary>
static class Confirmation
{
    /// <summary>Do not ask.</summary>
    public static Option<bool> Yes { get; } = new("--yes", "-y")
    {
        Description = "Do not ask. Needed where nobody can be asked, as in scripts.",
    };

    /// <summary>Asks, unless told not to.</summary>
    /// <param name="call">The command.</param>
    /// <param name="what">What will happen.</param>
    /// <exception cref="CliException">The answer was no, or nobody can be asked.</exception>
    public static void Ask(Call call, string what)
    {
        if (call.Get(Yes))
            return;
        if (!call.Around.IsInputTerminal)
            throw CliException.Usage($"{what} Nobody can be asked here: say --yes if that is wanted.");
        call.Around.Error.Write($"{what} Go on? [y/N] ");
        call.Around.Error.Flush();
        var answer = call.Around.Input.ReadLine()?.Trim();
        if (answer is not ("y" or "Y" or "yes"))
            throw new CliException(ExitCodes.Refused, "Nothing was done.");
    }
}
