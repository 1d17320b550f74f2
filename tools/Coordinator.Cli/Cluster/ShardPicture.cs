using Coordinator.Cli.Output;
using Coordinator.Contracts.Cluster;
using Spectre.Console.Rendering;

namespace Coordinator.Cli.Cluster;

/// <summary>A shard for people.</summary>
static class ShardPicture
{
    /// <summary>One shard with its operation.</summary>
    public static IRenderable Of(ShardBody shard) => Tables.Properties(
        ("shard", Cells.Number(shard.Id)), ("epoch", Cells.Number(shard.Epoch)),
        ("in sync", string.Join(", ", shard.InSync)), ("replicas wanted", Cells.Number(shard.Replicas)),
        ("slots", Slots(shard)), ("pending", Pending(shard)), ("operation", Operation(shard.Operation)),
        ("error", shard.Operation?.Error));

    /// <summary>Its slots as ranges.</summary>
    public static string Slots(ShardBody shard) => string.Join(", ", shard.Slots.Select(range =>
        range[0] == range[^1] ? Cells.Number(range[0]) : $"{Cells.Number(range[0])}-{Cells.Number(range[^1])}"));

    /// <summary>A change that is under way.</summary>
    public static string? Pending(ShardBody shard) => shard.Pending is { } pending
        ? $"epoch {Cells.Number(pending.Epoch)} in {string.Join(", ", pending.InSync)}, {pending.Phase}"
        : null;

    /// <summary>An operation on one line.</summary>
    public static string? Operation(ShardOperationBody? operation) => operation is null
        ? null
        : $"{operation.Kind} {operation.State}, {Cells.Number(operation.StepsDone)} of "
            + $"{Cells.Number(operation.Steps.Count)} steps ({string.Join(", ", operation.Steps)})";
}
