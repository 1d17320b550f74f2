using System.CommandLine;
using Coordinator.Local.Demo.Checkout;
using Coordinator.Local.Terminal;
using Spectre.Console;
using Command = System.CommandLine.Command;

namespace Coordinator.Local.CommandLine;

/// <summary>Runs a sample against the API: one that is up, or else one of its own.</summary>
static class DemoVerb
{
    static readonly Uri DefaultApi = new("http://localhost:7071/");
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    static readonly Option<Uri?> Api = new("--url")
    {
        Description = "The API to run against. Default: http://localhost:7071, or one of its own if none answers.",
        HelpName = "U",
        CustomParser = result =>
        {
            if (Uri.TryCreate(result.Tokens[0].Value, UriKind.Absolute, out var url) && url.Scheme is "http" or "https")
                return new Uri(url.AbsoluteUri.TrimEnd('/') + "/");
            result.AddError($"--url has to be an address like {DefaultApi}, not \"{result.Tokens[0].Value}\".");
            return null;
        },
    };

    static readonly Option<string?> Key = new("--key")
    {
        Description = "The function key, for an API that asks for one.",
        HelpName = "K",
    };

    static readonly Option<string> Data = Arguments.Data();

    /// <summary>The verb with a verb a sample.</summary>
    public static Command Create()
    {
        var checkout = new Command("checkout", "1 200 orders at once over stock, balances and order rows.")
        {
            Api, Key, Data,
        };
        checkout.Runs(RunCheckoutAsync);
        return new Command("demo", "Runs a sample and checks what must hold at its end.") { checkout };
    }

    static async Task<bool> RunCheckoutAsync(ParseResult parsed, LauncherConsole console, CancellationToken stop)
    {
        var key = parsed.GetValue(Key);
        var demo = new CheckoutDemo(AnsiConsole.Console, TimeProvider.System);
        if (await FindAsync(parsed.GetValue(Api), stop) is { } running)
            return Report(await demo.RunAsync(running, key, stop), running, isOwn: false, console);
        console.Say($"Nothing answers at {DefaultApi}, so the demo starts everything itself.");
        await using var everything = await Everything.StartAsync(parsed.GetRequiredValue(Data), 0, console, stop);
        return Report(await demo.RunAsync(everything.Address, key, stop), everything.Address, isOwn: true, console);
    }

    static async Task<Uri?> FindAsync(Uri? asked, CancellationToken stop)
    {
        using var http = new HttpClient { Timeout = Patience };
        try
        {
            using var answer = await http.GetAsync(new Uri(asked ?? DefaultApi, "api/health/ready"), stop);
            if (answer.IsSuccessStatusCode)
                return asked ?? DefaultApi;
            throw new LauncherException(
                $"{asked ?? DefaultApi} answers {(int)answer.StatusCode} to api/health/ready: it is not ready.");
        }
        catch (HttpRequestException e)
        {
            return asked is null ? null : throw new LauncherException($"Nothing answers at {asked}: {e.Message}", e);
        }
    }

    static bool Report(bool holds, Uri api, bool isOwn, LauncherConsole console)
    {
        if (!holds)
            console.Problem("An invariant is broken: see the table.");
        else if (isOwn)
            console.Say("Run it again: every order keeps its answer. Or start the API and look around.");
        else
            PrintNext(console, api);
        return holds;
    }

    static void PrintNext(LauncherConsole console, Uri api)
    {
        console.Say("Look at one of the orders, what it did, and its customer:");
        console.CommandLine($"curl {api}api/transactions/checkout-order-0002");
        console.CommandLine($"curl -g {api}api/items/checkout-customers/{{theo}}");
        console.CommandLine($"curl {api}api/in-doubt");
        console.Say("Run the demo again: every order keeps its answer, and nothing is sold twice.");
    }
}
