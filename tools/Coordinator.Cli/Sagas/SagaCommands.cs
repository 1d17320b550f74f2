using System.CommandLine;
using System.Globalization;
using Coordinator.Cli.CommandLine;
using Coordinator.Cli.Output;
using Coordinator.Client;
using Coordinator.Contracts.Sagas;
using Spectre.Console.Rendering;

namespace Coordinator.Cli.Sagas;

/// <summary>Sagas: what runs, and how it is started, told and stopped.</summary>
static class SagaCommands
{
    static readonly Argument<string> Name = Names.Of("DEFINITION", "The name of its definition.");

    static readonly Argument<string> Event = Names.Of("EVENT", "The event's name.");

    static readonly Option<string?> State = Names.OneOf("--state", "Only those in this state.", [.. SagaStates.All]);

    static readonly Option<string?> Definition = Names.Option(
        "--definition", "NAME", "Only those of this definition.");

    static readonly Option<string?> StartedAfter = Names.Option(
        "--started-after", "TIME", "Only those that started then or later: 2026-11-23T12:00:00Z.");

    static readonly Option<string?> StartedBefore = Names.Option(
        "--started-before", "TIME", "Only those that started earlier.");

    static readonly Option<string?> Id = Names.Option(
        "--id", "ID", "The saga's id; the same again joins the one that runs. Default: a new one.");

    static readonly Option<string?> Input = Names.Option("--input", JsonText.HelpName, "What ${input} reads.");

    static readonly Option<bool> Wait = new("--wait") { Description = "Wait for its end, or until it is stuck." };

    static readonly Option<string?> Payload = Names.Option(
        "--payload", JsonText.HelpName, "What the waiting step's result is.");

    static readonly Option<string?> Key = Names.Header(
        "--key", "KEY", "The event counts once with it, however often it is sent. Default: a new one.");

    /// <summary>The commands.</summary>
    public static Command Create() => new("sagas", "Sagas and their definitions.")
    {
        new Command("list", "List sagas, the newest first.")
        {
            State, Definition, StartedAfter, StartedBefore, Paging.Top, Paging.Cursor, Paging.All,
        }.Runs(ListAsync),
        new Command("get", "Show a saga with its steps over time.") { SagaIds.Id, Wait }.Runs(GetAsync),
        new Command("start", "Start a saga, or join the one of its id.") { Name, Id, Input, Wait }.Runs(StartAsync),
        new Command("signal", "Bring an event to a saga.") { SagaIds.Id, Event, Payload, Key }.Runs(SignalAsync),
        new Command("cancel", "Ask a saga to undo everything.") { SagaIds.Id, Confirmation.Yes }.Runs(CancelAsync),
        SagaStepCommands.Retry(), SagaStepCommands.Skip(), SagaStepCommands.Resolve(), SagaDefinitionCommands.Create(),
    };

    /// <summary>A saga that took a word.</summary>
    public static IRenderable Picture(SagaAcceptedBody accepted) => Tables.Stack(
        Colors.Of(accepted.State),
        Tables.Properties(
            ("id", accepted.Id),
            ("definition", string.Create(CultureInfo.InvariantCulture, $"{accepted.Definition} {accepted.Version}"))));

    static Task<int> ListAsync(Call call)
    {
        var filter = new SagaFilter
        {
            State = call.Get(State),
            Definition = call.Get(Definition),
            StartedAfter = TimeOf(call.Get(StartedAfter), "--started-after"),
            StartedBefore = TimeOf(call.Get(StartedBefore), "--started-before"),
            Top = call.Get(Paging.Top),
        };
        return call.ShowPagesAsync(
            cursor => call.Api.Sagas.ListAsync(filter with { Cursor = cursor }, call.Stop), page => page.Cursor,
            page => Tables.Of(
                page.Items, ["id", "definition", "state", "started", "ended", "error"],
                saga =>
                [
                    saga.Id, saga.Definition, saga.State, Cells.Time(saga.StartedAt), Cells.Time(saga.EndedAt),
                    saga.Error,
                ]));
    }

    static async Task<int> GetAsync(Call call)
    {
        var id = call.Need(SagaIds.Id);
        return call.Get(Wait)
            ? Ended(call, await call.Api.Sagas.WaitAsync(id, call.Stop))
            : call.Show(await call.Api.Sagas.GetAsync(id, wait: null, call.Stop), SagaPicture.Of);
    }

    static async Task<int> StartAsync(Call call)
    {
        var saga = new SagaStartBody
        {
            Definition = call.Need(Name),
            Id = call.Get(Id) ?? NewId(call),
            Input = call.Json(call.Get(Input), "--input"),
        };
        var reply = await call.Api.Sagas.StartAsync(saga, wait: null, call.Stop);
        if (reply.Value is null || !call.Get(Wait))
            return call.Show(reply, Picture);
        return Ended(call, await call.Api.Sagas.WaitAsync(reply.Value.Id, call.Stop));
    }

    /// <summary>It is told before anything is sent, so that its fate can be asked for whatever happens.</summary>
    static string NewId(Call call)
    {
        var id = call.Api.Transaction().Id;
        call.Printer.Say($"saga {id}");
        return id;
    }

    static async Task<int> SignalAsync(Call call) => call.Show(
        await call.Api.Sagas.RaiseEventAsync(
            call.Need(SagaIds.Id), call.Need(Event), call.Json(call.Get(Payload), "--payload"), call.Get(Key),
            call.Stop),
        Picture);

    static async Task<int> CancelAsync(Call call)
    {
        var id = call.Need(SagaIds.Id);
        Confirmation.Ask(call, $"Saga {id} undoes what it has done.");
        return call.Show(await call.Api.Sagas.CancelAsync(id, call.Stop), Picture);
    }

    static int Ended(Call call, SagaBody saga)
    {
        call.Show(saga, SagaPicture.Of);
        return saga.State == SagaStates.Completed ? ExitCodes.Done : ExitCodes.Refused;
    }

    static DateTimeOffset? TimeOf(string? text, string name) => text is null
        ? null
        : DateTimeOffset.TryParse(
            text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : throw CliException.Usage($"{name} takes a time like 2026-11-23T12:00:00Z, not \"{text}\".");
}
