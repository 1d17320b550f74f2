using System.CommandLine;
using Coordinator.Cli.CommandLine;

namespace Coordinator.Cli.Completion;

/// <summary>
/// Prints the script that makes a shell complete. The scripts ask the tool itself, by the parser's directive
/// <c>[suggest:POSITION]</c> and the line without its first word.
/// </summary>
static class CompletionCommand
{
    static readonly string[] Shells = ["bash", "zsh", "fish", "pwsh"];

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var shell = new Argument<string>("SHELL") { Description = "bash, zsh, fish or pwsh." };
        shell.AcceptOnlyFromAmong(Shells);
        return new Command("completion", "Print the script that makes a shell complete; for bash: eval "
            + "\"$(coordinator completion bash)\".")
        {
            shell,
        }.RunsAlone((parsed, around) => around.Output.Write(ScriptFor(parsed.GetRequiredValue(shell))));
    }

    /// <summary>A shell's script.</summary>
    public static string ScriptFor(string shell)
    {
        using var stream = typeof(CompletionCommand).Assembly.GetManifestResourceStream($"completion.{shell}")
            ?? throw new InvalidOperationException($"The script for {shell} is missing in the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
