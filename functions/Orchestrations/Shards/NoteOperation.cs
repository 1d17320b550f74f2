using Coordinator.Core.Placement.Operations;
using Microsoft.DurableTask;

namespace Coordinator.Functions.Orchestrations.Shards;

/// <summary>Notes for people how far an operation is. One that cannot be written is not missed.</summary>
sealed class NoteOperation(ShardOperations operations) : TaskActivity<ShardOperation, bool>
{
    /// <inheritdoc />
    public override Task<bool> RunAsync(TaskActivityContext context, ShardOperation input) =>
        operations.NoteAsync(input);
}
