using System.CommandLine;
using Coordinator.Cli.CommandLine;
using Coordinator.Cli.Output;
using Coordinator.Contracts.Subscriptions;

namespace Coordinator.Cli.Subscriptions;

/// <summary>Delivers again.</summary>
static class SubscriptionReplay
{
    static readonly Option<bool> FromStart = new("--from-start") { Description = "Everything, from the first event." };

    static readonly Option<bool> DeadLetters = new("--dead-letters")
    {
        Description = "What was given up, each once.",
    };

    static readonly Option<int?> Slot = Numbers.Option("--slot", "With --after: in this slot.", 0, 65535);

    static readonly Option<int?> After = Numbers.Option(
        "--after", "With --slot: what follows this sequence number.", 0, int.MaxValue);

    /// <summary>The command.</summary>
    /// <param name="name">The subscription.</param>
    public static Command Create(Argument<string> name)
    {
        var command = new Command("replay", "Deliver again: from the start, from an event on, or the dead letters.")
        {
            name, FromStart, DeadLetters, Slot, After, Confirmation.Yes,
        };
        command.Validators.Add(result =>
        {
            var isPlace = result.GetResult(Slot) is not null && result.GetResult(After) is not null;
            var ways = new[] { result.GetValue(FromStart), result.GetValue(DeadLetters), isPlace };
            if (ways.Count(way => way) != 1)
                result.AddError("Give one of --from-start, --dead-letters, and --slot with --after.");
        });
        return command.Runs(call => RunAsync(call, call.Need(name)));
    }

    static async Task<int> RunAsync(Call call, string name)
    {
        var replay = new SubscriptionReplayBody
        {
            From = call.Get(FromStart) ? SubscriptionStarts.Start : null,
            DeadLetters = call.Get(DeadLetters) ? true : null,
            Slot = call.Get(Slot),
            After = call.Get(After),
        };
        if (replay.DeadLetters is null)
            Confirmation.Ask(call, $"Subscription {name} delivers again what it has delivered before.");
        return call.Show(
            await call.Api.Subscriptions.ReplayAsync(name, replay, call.Stop),
            result => Tables.Properties(
                ("name", result.Name), ("delivered", Cells.Number(result.Delivered)),
                ("failed", Cells.Number(result.Failed)), ("left", Cells.Number(result.Left))));
    }
}
