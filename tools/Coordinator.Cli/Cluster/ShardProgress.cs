using System.Globalization;
using Coordinator.Cli.CommandLine;
using Coordinator.Contracts.Cluster;

namespace Coordinator.Cli.Cluster;

/// <summary>Follows an operation on a shard to its end, and tells how far it is whenever that changes.</summary>
static class ShardProgress
{
    static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(250);

    /// <summary>Waits for its end.</summary>
    /// <param name="call">The command.</param>
    /// <param name="started">The answer that it was begun with.</param>
    /// <returns>The shard as it is then.</returns>
    public static async Task<ShardBody> FollowAsync(Call call, ShardOperationStartedBody started)
    {
        var told = "";
        while (true)
        {
            var shard = (await call.Api.Cluster.GetShardAsync(started.Shard, call.Stop)).Required;
            var operation = shard.Operation is { } found && found.StartedAt == started.StartedAt ? found : null;
            if (operation is not null && TextOf(operation) is var text && text != told)
                call.Printer.Say(told = text);
            if (operation is not { State: ShardOperationStates.Running })
                return shard;
            await Task.Delay(BetweenLooks, call.Around.Time, call.Stop);
        }
    }

    static string TextOf(ShardOperationBody operation)
    {
        var step = operation.StepsDone < operation.Steps.Count ? operation.Steps[operation.StepsDone] : "all steps";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{operation.Kind} {operation.State}: {operation.StepsDone} of {operation.Steps.Count} steps, {step}, "
            + $"{operation.SlotsCopied} slots and {operation.RowsCopied} rows copied"
            + $"{(operation.Error is { } error ? $"; {error}" : "")}");
    }
}
