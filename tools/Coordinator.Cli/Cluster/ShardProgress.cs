using System.Globalization;
using Coordinator.Cli.Output;
using Coordinator.Contracts.Cluster;

namespace Coordinator.Cli.Cluster;

/// <summary>Tells how far an operation on a shard is, whenever that changes.</summary>
/// <param name="printer">Where.</param>
/// <param name="started">The answer that it was begun with.</param>
sealed class ShardProgress(Printer printer, ShardOperationStartedBody started)
{
    string _told = "";

    /// <summary>Takes note of the shard as it is.</summary>
    public void Look(ShardBody shard)
    {
        if (shard.Operation is not { } operation || operation.StartedAt != started.StartedAt)
            return;
        var text = TextOf(operation);
        if (text != _told)
            printer.Say(_told = text);
    }

    static string TextOf(ShardOperationBody operation)
    {
        var step = operation.StepsDone < operation.Steps.Count ? $" ({operation.Steps[operation.StepsDone]})" : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{operation.Kind} {operation.State}: {operation.StepsDone} of {operation.Steps.Count} steps{step}, "
            + $"{operation.SlotsCopied} slots and {operation.RowsCopied} rows copied"
            + $"{(operation.Error is { } error ? $"; {error}" : "")}");
    }
}
