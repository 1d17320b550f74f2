using System.CommandLine;
using System.Text.Json;
using Coordinator.Cli.CommandLine;
using Coordinator.Cli.Output;
using Coordinator.Client;
using Coordinator.Contracts.Items;
using Spectre.Console.Rendering;

namespace Coordinator.Cli.Items;

/// <summary>Writes single items.</summary>
static class WriteCommands
{
    static readonly Argument<string> Value = new("VALUE")
    {
        Description = "A JSON object: the text, @FILE, or - for standard input.",
    };

    static readonly Option<int?> IfVersion = Numbers.Option(
        "--if-version", "Only if the item has this version.", 1, int.MaxValue);

    static readonly Option<bool> IfExists = new("--if-exists") { Description = "Only if the item exists." };

    static readonly Option<bool> IfMissing = new("--if-missing") { Description = "Only if the item does not exist." };

    static readonly Option<string?> Id = Names.Header(
        "--id", "ID", "Its idempotency key: the same again gets the first one's answer. Default: a new one.");

    /// <summary>Sets a value.</summary>
    public static Command CreatePut() =>
        new Command("put", "Set an item's whole value.") { Names.Item, Value, IfVersion, IfExists, IfMissing, Id }
            .Runs(call => WriteAsync(call, call.Api.Items.PutAsync));

    /// <summary>Changes a value.</summary>
    public static Command CreatePatch() =>
        new Command("patch", "Merge a patch into an item that exists (RFC 7396).")
        {
            Names.Item, Value, IfVersion, Id,
        }.Runs(call => WriteAsync(call, call.Api.Items.PatchAsync));

    /// <summary>Deletes an item.</summary>
    public static Command CreateDelete() =>
        new Command("delete", "Delete an item.") { Names.Item, IfVersion, Id }.Runs(DeleteAsync);

    static async Task<int> WriteAsync(
        Call call,
        Func<string, JsonElement, Precondition?, string?, CancellationToken, Task<Reply<ItemWrittenBody>>> write)
    {
        var value = JsonText.Parse(call.Need(Value), call.Around, "VALUE");
        var reply = await write(call.Need(Names.Item), value, PreconditionOf(call), call.Get(Id), call.Stop);
        return call.Show(reply, Picture);
    }

    static async Task<int> DeleteAsync(Call call)
    {
        var item = call.Need(Names.Item);
        var reply = await call.Api.Items.DeleteAsync(item, PreconditionOf(call), call.Get(Id), call.Stop);
        return call.Confirm(reply, $"{item} is deleted.");
    }

    static Precondition? PreconditionOf(Call call)
    {
        var given = new[]
        {
            call.Get(IfVersion) is { } version ? Precondition.VersionIs(version) : null,
            call.Get(IfExists) ? Precondition.Exists : null,
            call.Get(IfMissing) ? Precondition.Missing : null,
        }.OfType<Precondition>().ToList();
        return given.Count <= 1
            ? given.SingleOrDefault()
            : throw CliException.Usage("--if-version, --if-exists and --if-missing exclude each other.");
    }

    static IRenderable Picture(ItemWrittenBody written) => Tables.Properties(
        ("item", written.Item), ("version", Cells.Number(written.Version)), ("commit time", written.CommitTime),
        ("transaction", written.TransactionId));
}
