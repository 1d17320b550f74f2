using System.CommandLine;
using Coordinator.Cli.CommandLine;
using Coordinator.Cli.Output;
using Coordinator.Client;
using Coordinator.Contracts.Views;
using Spectre.Console.Rendering;

namespace Coordinator.Cli.Views;

/// <summary>Rows of views.</summary>
static class ViewCommands
{
    static readonly Argument<string> View = Names.Of("VIEW", "The view's name.");

    static readonly Argument<string> Key = Names.Of(
        "KEY", "The key; of a view whose keys have several parts, the parts with a slash between them.");

    static readonly Option<string?> Prefix = Names.Option("--prefix", "TEXT", "Only keys that begin so.");

    static readonly Option<string?> After = Names.Option(
        "--after", "TIME|now", "The view must hold all up to this commit time, or all that is committed now.");

    static readonly Option<TimeSpan?> Wait = Durations.Option(
        "--wait", "With --after: how long to wait for the view.", TimeSpan.FromMinutes(1));

    /// <summary>The commands.</summary>
    public static Command Create() => new("views", "Views: their rows and their definitions.")
    {
        ViewDefinitionCommands.List(),
        new Command("get", "Read a row of a view.") { View, Key, After, Wait }.Runs(GetAsync),
        new Command("query", "List rows of a view in the order of their keys.")
        {
            View, Prefix, After, Wait, Paging.Top, Paging.Cursor, Paging.All,
        }.Runs(QueryAsync),
        ViewDefinitionCommands.Show(), ViewDefinitionCommands.Define(), ViewDefinitionCommands.Rebuild(),
        ViewDefinitionCommands.Delete(), ViewDefinitionCommands.DeadLetters(), ViewDefinitionCommands.Replay(),
    };

    static async Task<int> GetAsync(Call call) => call.Show(
        await call.Api.Views.GetAsync(call.Need(View), call.Need(Key), Options(call), call.Stop), Picture);

    static Task<int> QueryAsync(Call call) => call.ShowPagesAsync(
        cursor => call.Api.Views.ListAsync(
            call.Need(View),
            new ViewPage { Prefix = call.Get(Prefix), Top = call.Get(Paging.Top), Cursor = cursor },
            Options(call), call.Stop),
        page => page.Cursor,
        page => Tables.Of(
            page.Items, ["key", "value"], row => [string.Join('/', row.Key), Cells.Json(row.Value)]));

    static ViewReadOptions Options(Call call) => new() { After = call.Get(After), Wait = call.Get(Wait) };

    static IRenderable Picture(ViewRowBody row) => Tables.Properties(
        ("key", string.Join('/', row.Key)), ("value", Cells.Json(row.Value)), ("lag", Cells.Ms(row.LagMs)),
        ("position", string.Join(", ", row.Position.Select(slot => $"{slot.Key}:{Cells.Number(slot.Value)}"))));
}
