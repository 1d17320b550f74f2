using System.CommandLine;
using Coordinator.Local.Demo.Checkout;
using Coordinator.Local.Terminal;
using Spectre.Console;
using Command = System.CommandLine.Command;

namespace Coordinator.Local.CommandLine;

/// <summary>The checkout demo.</summary>
static class CheckoutVerb
{
    /// <summary>The verb with its options.</summary>
    public static Command Create()
    {
        var command = new Command("checkout", "1 200 orders at once over stock, balances and order rows.")
        {
            DemoApi.Address, DemoApi.Key, DemoApi.Data,
        };
        command.Runs(RunAsync);
        return command;
    }

    static Task<bool> RunAsync(ParseResult parsed, LauncherConsole console, CancellationToken stop)
    {
        var demo = new CheckoutDemo(AnsiConsole.Console, TimeProvider.System);
        return DemoApi.RunAsync(
            parsed, console,
            async (api, isOwn) => Report(
                await demo.RunAsync(api, parsed.GetValue(DemoApi.Key), stop), api, isOwn, console),
            stop);
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
        console.Say("Look at one of the orders, what it did, its customer, and the views over all of them:");
        console.CommandLine($"curl {api}api/transactions/checkout-order-0002");
        console.CommandLine($"curl -g {api}api/items/checkout-customers/{{theo}}");
        console.CommandLine($"curl {api}api/views/checkout-revenue-by-day");
        console.CommandLine($"curl {api}api/views/checkout-orders-by-customer/theo");
        console.CommandLine($"curl {api}api/in-doubt");
        console.Say("Run the demo again: every order keeps its answer, and nothing is sold twice.");
    }
}
