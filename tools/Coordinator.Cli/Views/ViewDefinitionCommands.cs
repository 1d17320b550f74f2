using System.CommandLine;
using Coordinator.Cli.CommandLine;
using Coordinator.Cli.Output;
using Coordinator.Contracts.Views;
using Spectre.Console.Rendering;

namespace Coordinator.Cli.Views;

/// <summary>Definitions of views, and how far the views are.</summary>
static class ViewDefinitionCommands
{
    static readonly Argument<string> View = Names.Of("VIEW", "The view's name.");

    static readonly Argument<string> Definition = new("DEFINITION")
    {
        Description = "The definition as JSON: the text, @FILE, or - for standard input.",
    };

    /// <summary>Lists views.</summary>
    public static Command List() =>
        new Command("list", "List views by name.") { Paging.Cursor, Paging.All }.Runs(call => call.ShowPagesAsync(
            cursor => call.Api.Views.ListDefinitionsAsync(cursor, call.Stop), page => page.Cursor,
            page => Tables.Of(
                page.Items, ["name", "state", "generation", "building"],
                view =>
                [
                    view.Name, view.State, Cells.Number(view.Generation), Cells.Number(view.Building),
                ])));

    /// <summary>Shows one.</summary>
    public static Command Show() =>
        new Command("show", "Show a view's definition and how far the view is.") { View }.Runs(async call =>
            call.Show(await call.Api.Views.GetDefinitionAsync(call.Need(View), call.Stop), Picture));

    /// <summary>Creates or changes one.</summary>
    public static Command Define() =>
        new Command("define", "Create a view or change its definition; the same again changes nothing.")
        {
            View, Definition,
        }.Runs(async call => call.Show(
            await call.Api.Views.DefineAsync(
                call.Need(View), JsonText.Read(call.Need(Definition), call.Around), call.Stop),
            Picture));

    /// <summary>Builds one once more.</summary>
    public static Command Rebuild() =>
        new Command("rebuild", "Build a view once more from the event logs, beside what is there.") { View }
            .Runs(async call => call.Show(
                await call.Api.Views.RebuildAsync(call.Need(View), call.Stop), Picture));

    /// <summary>Deletes one.</summary>
    public static Command Delete() =>
        new Command("delete", "Delete a view with its rows; the items stay.") { View, Confirmation.Yes }
            .Runs(async call =>
            {
                var view = call.Need(View);
                Confirmation.Ask(call, $"View {view} is deleted with its rows.");
                return call.Confirm(await call.Api.Views.RemoveAsync(view, call.Stop), $"{view} is deleted.");
            });

    /// <summary>What it could not apply.</summary>
    public static Command DeadLetters() =>
        new Command("dead-letters", "List the changes that a view could not apply.")
        {
            View, Paging.Cursor, Paging.All,
        }.Runs(call => call.ShowPagesAsync(
            cursor => call.Api.Views.ListDeadLettersAsync(call.Need(View), cursor, call.Stop), page => page.Cursor,
            page => Tables.Of(
                page.Items, ["item", "version", "event", "reason"],
                letter =>
                [
                    letter.Item, Cells.Number(letter.Version),
                    $"{Cells.Number(letter.Slot)}:{Cells.Number(letter.Sequence)}", letter.Reason,
                ])));

    /// <summary>Tries it again.</summary>
    public static Command Replay() =>
        new Command("replay", "Try again what a view could not apply: build it once more.") { View }
            .Runs(async call => call.Show(
                await call.Api.Views.ReplayDeadLettersAsync(call.Need(View), call.Stop), Picture));

    static IRenderable Picture(ViewSummaryBody view) => Tables.Stack(
        Colors.Of(view.State),
        Tables.Properties(
            ("name", view.Name), ("generation", Cells.Number(view.Generation)),
            ("building", Cells.Number(view.Building))));

    static IRenderable Picture(ViewBody view) => Tables.Stack(
    [
        Colors.Of(view.State),
        Tables.Properties(
            ("name", view.Name), ("generation", Cells.Number(view.Generation)), ("lag", Cells.Ms(view.LagMs)),
            ("building", view.Building is { } building
                ? $"generation {Cells.Number(building.Generation)}, {Cells.Ms(building.LagMs)} behind"
                : null),
            ("dead letters", view.HasDeadLetters ? "yes: coordinator views dead-letters" : "none"),
            ("slots", Cells.Number(view.Slots.Count))),
        .. view.Definition is { } definition ? [JsonPicture.Of(definition)] : Array.Empty<IRenderable>(),
    ]);
}
