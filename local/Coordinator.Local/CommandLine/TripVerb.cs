using System.CommandLine;
using Coordinator.Local.Demo.Trip;
using Coordinator.Local.Terminal;
using Spectre.Console;
using Command = System.CommandLine.Command;

namespace Coordinator.Local.CommandLine;

/// <summary>The trip demo.</summary>
static class TripVerb
{
    static readonly Option<Uri?> Participants = Arguments.Address(
        "--participants",
        "Participants that run already. Default: those at http://localhost:7075, or else some of its own there.");

    /// <summary>The verb with its options.</summary>
    public static Command Create()
    {
        var command = new Command("trip", "Sagas over three services that misbehave, a payment and an approval.")
        {
            DemoApi.Address, DemoApi.Key, DemoApi.Data, Participants,
        };
        command.Runs(RunAsync);
        return command;
    }

    static Task<bool> RunAsync(ParseResult parsed, LauncherConsole console, CancellationToken stop) => DemoApi.RunAsync(
        parsed, console, (api, isOwn) => RunAsync(parsed, api, isOwn, console, stop), stop);

    static async Task<bool> RunAsync(
        ParseResult parsed, Uri api, bool isOwn, LauncherConsole console, CancellationToken stop)
    {
        await using var services = await TripServices.FindOrStartAsync(
            parsed.GetValue(Participants), parsed.GetRequiredValue(DemoApi.Data), console, stop);
        var demo = new TripDemo(AnsiConsole.Console, TimeProvider.System);
        var trip = await demo.RunAsync(api, parsed.GetValue(DemoApi.Key), services.Address, stop);
        if (trip is null)
            console.Problem("An invariant is broken: see the tables.");
        else if (isOwn)
            console.Say("Run it again: each run books other trips. Or start the API and look around.");
        else
            PrintNext(console, api, trip);
        return trip is not null;
    }

    static void PrintNext(LauncherConsole console, Uri api, string trip)
    {
        console.Say("Look at one of the sagas, and at those that went back:");
        console.CommandLine($"curl {api}api/sagas/{trip}");
        console.CommandLine($"curl \"{api}api/sagas?state=compensated&definition={TripSagas.Definition}\"");
        console.CommandLine($"curl {api}api/sagas/definitions/{TripSagas.Definition}");
        console.Say("Run the demo again, and kill the API meanwhile: the sagas go on when it is back.");
    }
}
