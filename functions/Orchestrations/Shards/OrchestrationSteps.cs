using Coordinator.Core.Placement.Changes;
using Coordinator.Core.Placement.Operations;
using Microsoft.DurableTask;

namespace Coordinator.Functions.Orchestrations.Shards;

/// <summary>The steps of an operation on a shard as activities.</summary>
sealed class OrchestrationSteps(TaskOrchestrationContext context) : IShardSteps
{
    /// <inheritdoc />
    public DateTimeOffset Now => new(context.CurrentUtcDateTime, TimeSpan.Zero);

    /// <inheritdoc />
    public Task<ShardLook> LookAsync(int shard) => CallAsync<ShardLook>(nameof(LookAtShard), shard);

    /// <inheritdoc />
    public Task<bool> SetReplicasAsync(int shard, int replicas) =>
        CallAsync<bool>(nameof(SetReplicas), new ReplicasToSet(shard, replicas));

    /// <inheritdoc />
    public Task<StepAnswer> ProposeAsync(StepProposal proposal) =>
        CallAsync<StepAnswer>(nameof(ProposeStep), proposal);

    /// <inheritdoc />
    public Task<CopyProgress> CopyAsync(PendingSlots slots) => CallAsync<CopyProgress>(nameof(CopySlots), slots);

    /// <inheritdoc />
    public Task<bool> EndCopyingAsync(PendingSlots slots) => CallAsync<bool>(nameof(EndCopying), slots);

    /// <inheritdoc />
    public Task<bool> CompleteAsync(PendingSlots slots) => CallAsync<bool>(nameof(CompleteChange), slots);

    /// <inheritdoc />
    public Task<bool> GiveUpAsync(PendingSlots slots) => CallAsync<bool>(nameof(GiveUpStep), slots);

    /// <inheritdoc />
    public Task NoteAsync(ShardOperation operation) => CallAsync<bool>(nameof(NoteOperation), operation);

    /// <inheritdoc />
    public Task WaitAsync(TimeSpan pause) => context.CreateTimer(pause, CancellationToken.None);

    Task<T> CallAsync<T>(string activity, object input) =>
        context.CallActivityAsync<T>(activity, input, ActivityOptions.UntilItSucceeds);
}
