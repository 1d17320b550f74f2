using System.CommandLine;
using System.Text.Json;
using Coordinator.Cli.CommandLine;
using Coordinator.Cli.Output;
using Coordinator.Client;
using Coordinator.Contracts;
using Coordinator.Contracts.Subscriptions;
using Spectre.Console.Rendering;

namespace Coordinator.Cli.Subscriptions;

/// <summary>Subscriptions, and what they could not deliver.</summary>
static class SubscriptionCommands
{
    static readonly Argument<string> Name = Names.Of("NAME", "The subscription's name.");

    static readonly Argument<string> Definition = new("DEFINITION")
    {
        Description = "The definition as JSON: the text, @FILE, or - for standard input.",
    };

    /// <summary>The commands.</summary>
    public static Command Create() => new("subscriptions", "Deliveries to queues and webhooks.")
    {
        new Command("list", "List subscriptions by name.") { Paging.Cursor, Paging.All }.Runs(ListAsync),
        new Command("get", "Show how a subscription stands.") { Name }.Runs(async call =>
            call.Show(await call.Api.Subscriptions.GetAsync(call.Need(Name), call.Stop), Picture)),
        new Command("put", "Create a subscription, or change it.") { Name, Definition }.Runs(PutAsync),
        Verb("pause", "Stop deliveries.", call => call.Api.Subscriptions.PauseAsync(call.Need(Name), call.Stop)),
        Verb("resume", "Go on with deliveries.",
            call => call.Api.Subscriptions.ResumeAsync(call.Need(Name), call.Stop)),
        SubscriptionReplay.Create(Name),
        new Command("dead-letters", "List the deliveries that were given up.") { Name, Paging.Cursor, Paging.All }
            .Runs(DeadLettersAsync),
        new Command("delete", "Delete a subscription with its positions and dead letters.")
        {
            Name, Confirmation.Yes,
        }.Runs(DeleteAsync),
    };

    static Command Verb(
        string name, string description, Func<Call, Task<Reply<SubscriptionSummaryBody>>> send) =>
        new Command(name, description) { Name }.Runs(async call => call.Show(await send(call), Picture));

    static Task<int> ListAsync(Call call) => call.ShowPagesAsync(
        cursor => call.Api.Subscriptions.ListAsync(cursor, call.Stop), page => page.Cursor,
        page => Tables.Of(
            page.Items, ["name", "of", "to", "state"],
            found => [found.Name, SourceOf(found), TargetOf(found), found.State]));

    static async Task<int> PutAsync(Call call)
    {
        var text = JsonText.Read(call.Need(Definition), call.Around);
        SubscriptionDefinitionBody? definition;
        try
        {
            definition = JsonSerializer.Deserialize<SubscriptionDefinitionBody>(text, WireJson.Options);
        }
        catch (JsonException e)
        {
            throw new CliException(ExitCodes.Usage, $"DEFINITION is no subscription: {e.Message}", e);
        }

        return call.Show(
            await call.Api.Subscriptions.PutAsync(
                call.Need(Name), definition ?? throw CliException.Usage("DEFINITION is null."), call.Stop),
            Picture);
    }

    static Task<int> DeadLettersAsync(Call call) => call.ShowPagesAsync(
        cursor => call.Api.Subscriptions.ListDeadLettersAsync(call.Need(Name), cursor, call.Stop),
        page => page.Cursor,
        page => Tables.Of(
            page.Items, ["id", "event", "attempts", "failed", "reason"],
            letter =>
            [
                letter.Id, $"{Cells.Number(letter.Slot)}:{Cells.Number(letter.Sequence)}",
                Cells.Number(letter.Attempts), Cells.Time(letter.FailedAt), letter.Reason,
            ]));

    static async Task<int> DeleteAsync(Call call)
    {
        var name = call.Need(Name);
        Confirmation.Ask(call, $"Subscription {name} is deleted with its positions and dead letters.");
        return call.Confirm(await call.Api.Subscriptions.RemoveAsync(name, call.Stop), $"{name} is deleted.");
    }

    static string SourceOf(SubscriptionSummaryBody found) => found.Source ?? $"topic {found.Topic}";

    static string TargetOf(SubscriptionSummaryBody found) => found.Target.Url ?? $"queue {found.Target.Queue}";

    static IRenderable Picture(SubscriptionSummaryBody found) => Tables.Stack(
        Colors.Of(found.State),
        Tables.Properties(("name", found.Name), ("of", SourceOf(found)), ("to", TargetOf(found))));

    static IRenderable Picture(SubscriptionBody found) => Tables.Stack(
        Picture((SubscriptionSummaryBody)found),
        Tables.Properties(
            ("lag", $"{Cells.Number(found.Lag)} events"), ("dead letters", Cells.Number(found.DeadLetters)),
            ("last error", found.LastError is { } error ? $"{Cells.Time(error.At)} {error.Reason}" : null)),
        Tables.Of(
            found.Slots, ["slot", "position", "head", "attempts", "retry at"],
            slot =>
            [
                Cells.Number(slot.Slot), Cells.Number(slot.Position), Cells.Number(slot.Head),
                Cells.Number(slot.Attempts), Cells.Time(slot.RetryAt),
            ]));
}
