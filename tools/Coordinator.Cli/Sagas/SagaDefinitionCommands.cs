using System.CommandLine;
using Coordinator.Cli.CommandLine;
using Coordinator.Cli.Output;

namespace Coordinator.Cli.Sagas;

/// <summary>Definitions of sagas.</summary>
static class SagaDefinitionCommands
{
    static readonly Argument<string> Name = Names.Of("NAME", "The definition's name.");

    static readonly Argument<string> Definition = new("DEFINITION")
    {
        Description = "The definition as JSON: the text, @FILE, or - for standard input.",
    };

    static readonly Option<int?> Version = Numbers.Option(
        "--version-number", "This version. Default: the newest.", 1, int.MaxValue);

    /// <summary>The commands.</summary>
    public static Command Create() => new("definitions", "Definitions of sagas.")
    {
        new Command("list", "List definitions with their newest versions.") { Paging.Cursor, Paging.All }
            .Runs(ListAsync),
        new Command("get", "Show a definition.") { Name, Version }.Runs(GetAsync),
        new Command("put", "Store a definition as the next version; the same again changes nothing.")
        {
            Name, Definition,
        }.Runs(PutAsync),
    };

    static Task<int> ListAsync(Call call) => call.ShowPagesAsync(
        cursor => call.Api.Sagas.ListDefinitionsAsync(cursor, call.Stop), page => page.Cursor,
        page => Tables.Of(
            page.Items, ["name", "version"], definition => [definition.Name, Cells.Number(definition.Version)]));

    static async Task<int> GetAsync(Call call) => call.Show(
        await call.Api.Sagas.GetDefinitionAsync(call.Need(Name), call.Get(Version), call.Stop),
        found => Tables.Stack(
            Tables.Properties(("name", found.Name), ("version", Cells.Number(found.Version))),
            JsonPicture.Of(found.Definition)));

    static async Task<int> PutAsync(Call call) => call.Show(
        await call.Api.Sagas.PutDefinitionAsync(
            call.Need(Name), JsonText.Read(call.Need(Definition), call.Around), call.Stop),
        stored => Tables.Properties(("name", stored.Name), ("version", Cells.Number(stored.Version))));
}
