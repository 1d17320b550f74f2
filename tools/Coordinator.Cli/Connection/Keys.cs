using System.CommandLine;
using Coordinator.Cli.CommandLine;
using Coordinator.Cli.Output;

namespace Coordinator.Cli.Connection;

/// <summary>Where the caller's key comes from. Never from an argument, and it is never written anywhere.</summary>
static class Keys
{
    /// <summary>The key; null when none is given.</summary>
    /// <exception cref="CliException">The file cannot be read, or what is there cannot be a key.</exception>
    public static string? Find(ParseResult parsed, Surroundings around)
    {
        var file = parsed.GetValue(GlobalOptions.KeyFile);
        var isInput = parsed.GetValue(GlobalOptions.KeyStdin);
        if (file is not null && isInput)
            throw CliException.Usage("--key-file and --key-stdin exclude each other.");
        if (file is not null)
            return Checked(JsonText.ReadFile(file).Split('\n')[0], "--key-file");
        if (isInput)
            return Checked(around.Input.ReadLine() ?? "", "--key-stdin");
        return around.Variable(GlobalOptions.KeyVariable) is { } key ? Checked(key, GlobalOptions.KeyVariable) : null;
    }

    static string Checked(string line, string source)
    {
        var key = line.Trim();
        return key.Length > 0 && key.All(c => c is > ' ' and <= '~')
            ? key
            : throw CliException.Usage($"{source} holds no key: its first line has to be one of visible ASCII.");
    }
}
