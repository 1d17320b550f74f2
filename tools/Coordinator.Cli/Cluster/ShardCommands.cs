using System.CommandLine;
using Coordinator.Cli.CommandLine;
using Coordinator.Cli.Completion;
using Coordinator.Cli.Output;
using Coordinator.Client;
using Coordinator.Contracts.Cluster;
using Spectre.Console.Rendering;

namespace Coordinator.Cli.Cluster;

/// <summary>Changes which stores hold a shard.</summary>
static class ShardCommands
{
    static readonly Option<string> Drop = ShardIds.Store("--drop", "The store that is dropped.");

    static readonly Option<string> Add = ShardIds.Store("--add", "The store that joins.");

    static readonly Option<string[]> To = CreateTo();

    static readonly Argument<int> Replicas = Numbers.Argument("REPLICAS", "How many stores are to hold it.", 1, 9);

    static readonly Option<bool> Wait = new("--wait")
    {
        Description = "Wait for the end, with progress on standard error.",
    };

    /// <summary>Drops a store.</summary>
    public static Command Failover() => Create(
        new Command("failover", "Drop a store from a shard, so that writes go on without it.") { Drop },
        call => $"Shard {call.Need(ShardIds.Shard)} goes on without store {call.Need(Drop)}.",
        (call, shard) => call.Api.Cluster.FailOverAsync(shard, call.Need(Drop), call.Stop));

    /// <summary>Adds a store; this takes nothing away, so nobody is asked.</summary>
    public static Command Rejoin() => Create(
        new Command("rejoin", "Let a store join a shard; its data is copied while clients go on.") { Add },
        question: null,
        (call, shard) => call.Api.Cluster.RejoinAsync(shard, call.Need(Add), call.Stop));

    /// <summary>Moves a shard.</summary>
    public static Command Move() => Create(
        new Command("move", "Move a shard to other stores: new ones join, then the others leave.") { To },
        call => $"Shard {call.Need(ShardIds.Shard)} moves to {string.Join(", ", StoresOf(call))}.",
        (call, shard) => call.Api.Cluster.MoveAsync(shard, StoresOf(call), call.Stop));

    /// <summary>Changes the number of replicas.</summary>
    public static Command Replicate() => Create(
        new Command("replicas", "Give a shard another number of replicas."),
        call => $"Shard {call.Need(ShardIds.Shard)} gets {call.Need(Replicas)} replicas.",
        (call, shard) => call.Api.Cluster.ReplicateAsync(shard, call.Need(Replicas), call.Stop), Replicas);

    static Option<string[]> CreateTo()
    {
        var option = new Option<string[]>("--to")
        {
            Description = "The stores in order: --to b,c or --to b c.",
            HelpName = "STORES",
            Required = true,
            AllowMultipleArgumentsPerToken = true,
        };
        option.CompletionSources.Add(Candidates.Stores);
        return option;
    }

    static string[] StoresOf(Call call) =>
        [.. call.Need(To).SelectMany(text => text.Split(',', StringSplitOptions.RemoveEmptyEntries))];

    static Command Create(
        Command command, Func<Call, string>? question, Func<Call, int, Task<Reply<ShardOperationStartedBody>>> begin,
        params Argument[] more)
    {
        command.Arguments.Add(ShardIds.Shard);
        foreach (var argument in more)
            command.Arguments.Add(argument);
        command.Options.Add(Wait);
        if (question is not null)
            command.Options.Add(Confirmation.Yes);
        return command.Runs(async call =>
        {
            if (question is not null)
                Confirmation.Ask(call, question(call));
            return await EndAsync(call, await begin(call, call.Need(ShardIds.Shard)));
        });
    }

    static async Task<int> EndAsync(Call call, Reply<ShardOperationStartedBody> reply)
    {
        if (reply.Value is not { } started || !call.Get(Wait))
            return call.Show(reply, Picture);
        var progress = new ShardProgress(call.Printer, started);
        var shard = await call.Api.Cluster.WaitAsync(started, progress.Look, call.Stop);
        call.Show(shard, ShardPicture.Of);
        return shard.Operation?.State == ShardOperationStates.Failed ? ExitCodes.Refused : ExitCodes.Done;
    }

    static IRenderable Picture(ShardOperationStartedBody started) => Tables.Properties(
        ("shard", Cells.Number(started.Shard)), ("operation", started.Kind),
        ("steps", started.Steps.Count == 0 ? "none: the shard is as it was to be" : string.Join(", ", started.Steps)),
        ("started", Cells.Time(started.StartedAt)));
}
