using System.CommandLine;
using Coordinator.Local.Terminal;

namespace Coordinator.Local.CommandLine;

/// <summary>The API that a demo runs against: the options that name it, and how it is found or started.</summary>
static class DemoApi
{
    static readonly Uri Default = new("http://localhost:7071/");
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Where it is; a slash at the end.</summary>
    public static Option<Uri?> Address { get; } = Arguments.Address(
        "--url", "The API to run against. Default: http://localhost:7071, or one of its own if none answers.");

    /// <summary>Its function key.</summary>
    public static Option<string?> Key { get; } = new("--key")
    {
        Description = "The function key, for an API that asks for one.",
        HelpName = "K",
    };

    /// <summary>The folder for a demo that starts everything itself.</summary>
    public static Option<string> Data { get; } = Arguments.Data();

    /// <summary>Runs a demo.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="console">Where to say what is going on.</param>
    /// <param name="run">The demo: the API's address, and whether the demo has started it.</param>
    /// <param name="stop">Gives up.</param>
    /// <exception cref="LauncherException">The API that was asked for does not answer, or is not ready.</exception>
    public static async Task<bool> RunAsync(
        ParseResult parsed, LauncherConsole console, Func<Uri, bool, Task<bool>> run, CancellationToken stop)
    {
        if (await FindAsync(parsed.GetValue(Address), stop) is { } running)
            return await run(running, false);
        console.Say($"Nothing answers at {Default}, so the demo starts everything itself.");
        await using var everything = await Everything.StartAsync(parsed.GetRequiredValue(Data), 0, console, stop);
        return await run(everything.Address, true);
    }

    static async Task<Uri?> FindAsync(Uri? asked, CancellationToken stop)
    {
        using var http = new HttpClient { Timeout = Patience };
        try
        {
            using var answer = await http.GetAsync(new Uri(asked ?? Default, "api/health/ready"), stop);
            if (answer.IsSuccessStatusCode)
                return asked ?? Default;
            throw new LauncherException(
                $"{asked ?? Default} answers {(int)answer.StatusCode} to api/health/ready: it is not ready.");
        }
        catch (HttpRequestException e)
        {
            return asked is null ? null : throw new LauncherException($"Nothing answers at {asked}: {e.Message}", e);
        }
    }
}
