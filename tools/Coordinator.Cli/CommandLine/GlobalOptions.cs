using System.CommandLine;
using Coordinator.Cli.Output;

namespace Coordinator.Cli.CommandLine;

/// <summary>Options that every command takes.</summary>
static class GlobalOptions
{
    /// <summary>The variable that holds the host's address.</summary>
    public const string UrlVariable = "COORDINATOR_URL";

    /// <summary>The variable that holds the key.</summary>
    public const string KeyVariable = "COORDINATOR_KEY";

    /// <summary>The address of the launcher.</summary>
    public const string DefaultUrl = "http://localhost:7071";

    /// <summary>Longer than an outage of a store, 10 s.</summary>
    public static readonly TimeSpan RetryForDefault = TimeSpan.FromSeconds(30);

    /// <summary>The host.</summary>
    public static Option<string?> Url { get; } = new("--url")
    {
        Description = $"The host. Default: {UrlVariable}, else {DefaultUrl}.",
        HelpName = "URL",
        Recursive = true,
    };

    /// <summary>A file with the key.</summary>
    public static Option<string?> KeyFile { get; } = new("--key-file")
    {
        Description = $"Read the key from the first line of FILE. Default: the key in {KeyVariable}. A key is never an "
            + "argument: every user of a machine can read those.",
        HelpName = "FILE",
        Recursive = true,
    };

    /// <summary>The key comes on standard input.</summary>
    public static Option<bool> KeyStdin { get; } = new("--key-stdin")
    {
        Description = "Read the key from the first line of standard input.",
        Recursive = true,
    };

    /// <summary>The scope of an access token.</summary>
    public static Option<string?> Entra { get; } = new("--entra")
    {
        Description = "Call with an access token of Entra ID instead of a key, got the way \"az login\", a managed "
            + "identity or the environment allow; SCOPE is like api://coordinator/.default.",
        HelpName = "SCOPE",
        Recursive = true,
    };

    /// <summary>How results are written.</summary>
    public static Option<OutputFormat?> Format { get; } = new("--output", "-o")
    {
        Description = "table for people, json for the bodies of the API as they are. Default: table on a terminal, "
            + "json into a pipe or file.",
        HelpName = "table|json",
        Recursive = true,
    };

    /// <summary>No colours.</summary>
    public static Option<bool> NoColor { get; } = new("--no-color")
    {
        Description = "No colours; the same as the variable NO_COLOR.",
        Recursive = true,
    };

    /// <summary>Each request on standard error.</summary>
    public static Option<bool> Verbose { get; } = new("--verbose", "-v")
    {
        Description = "Tell each request with its status and time on standard error.",
        Recursive = true,
    };

    /// <summary>How long requests are repeated.</summary>
    public static Option<TimeSpan?> RetryFor { get; } = Durations.Option(
        "--retry-for", "How long a request is repeated, a write under its id, while its outcome is unknown or the host "
            + "cannot now. Default: 30s.",
        TimeSpan.FromHours(1));

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Option> All { get; } =
        [Url, KeyFile, KeyStdin, Entra, Format, NoColor, Verbose, RetryFor];

    static GlobalOptions()
    {
        RetryFor.Recursive = true;
    }
}
