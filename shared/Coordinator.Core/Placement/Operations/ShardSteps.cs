using Coordinator.Core.Model;
using Coordinator.Core.Placement.Changes;
using Coordinator.Core.Recovery;

namespace Coordinator.Core.Placement.Operations;

/// <summary>The steps of operations, done here and now.</summary>
/// <param name="register">The placement.</param>
/// <param name="reconfigurer">Changes it.</param>
/// <param name="operations">Where people look; null for nowhere.</param>
/// <param name="openSlots">Attempts that were under way in a changed slot are looked at first.</param>
/// <param name="time">The clock.</param>
public sealed class ShardSteps(
    IPlacementRegister register, Reconfigurer reconfigurer, ShardOperations? operations, OpenSlots openSlots,
    TimeProvider time) : IShardSteps
{
    /// <inheritdoc />
    public DateTimeOffset Now => time.GetUtcNow();

    /// <inheritdoc />
    public async Task<ShardLook> LookAsync(int shard) => await FindAsync(shard) is { } found
        ? new ShardLook(
            found.Epoch.Value, [.. found.InSync.Select(store => store.Store)], found.Pending?.Epoch.Value ?? 0,
            found.Pending?.Phase == PendingPhase.Copying, [.. found.Slots.Select(slot => slot.Value)])
        : ShardLook.Unknown;

    /// <inheritdoc />
    public async Task<bool> SetReplicasAsync(int shard, int replicas) =>
        (await reconfigurer.SetReplicationFactorAsync(shard, replicas)).Status == ChangeStatus.Done;

    /// <inheritdoc />
    public async Task<StepAnswer> ProposeAsync(StepProposal proposal)
    {
        ArgumentNullException.ThrowIfNull(proposal);
        var answer = await reconfigurer.ProposeAsync(
            proposal.Shard, proposal.Step.Change, new Epoch(proposal.From));
        return new StepAnswer(answer.Status, answer.Shard?.Pending?.Epoch.Value ?? 0, answer.Reason);
    }

    /// <inheritdoc />
    public async Task<CopyProgress> CopyAsync(PendingSlots slots)
    {
        ArgumentNullException.ThrowIfNull(slots);
        if (await FindAsync(slots.Shard) is not { } shard)
            return new CopyProgress(0, CopyStatus.Silent);
        return shard.Joining is not null && shard.Pending!.Epoch.Value == slots.Pending
            ? await reconfigurer.CopyAsync(shard, [.. slots.Slots.Select(slot => new SlotId(slot))])
            : new CopyProgress(0, CopyStatus.Superseded);
    }

    /// <inheritdoc />
    public async Task<bool> EndCopyingAsync(PendingSlots slots)
    {
        ArgumentNullException.ThrowIfNull(slots);
        return (await reconfigurer.EndCopyingAsync(slots.Shard, new Epoch(slots.Pending))).Status
            == ChangeStatus.Pending;
    }

    /// <inheritdoc />
    public async Task<bool> CompleteAsync(PendingSlots slots)
    {
        ArgumentNullException.ThrowIfNull(slots);
        var isDone = await reconfigurer.CompleteAsync(slots.Shard);
        openSlots.Add(slots.Slots.Select(slot => new SlotId(slot)));
        return isDone;
    }

    /// <inheritdoc />
    public async Task<bool> GiveUpAsync(PendingSlots slots)
    {
        ArgumentNullException.ThrowIfNull(slots);
        var answer = await reconfigurer.ChangeAsync(slots.Shard, new GiveUpJoin(new Epoch(slots.Pending)));
        return answer.Status == ChangeStatus.Done;
    }

    /// <inheritdoc />
    public Task NoteAsync(ShardOperation operation) =>
        operations is null ? Task.CompletedTask : operations.NoteAsync(operation);

    /// <inheritdoc />
    public Task WaitAsync(TimeSpan pause) => Task.Delay(pause, time);

    async Task<ShardPlacement?> FindAsync(int shard) =>
        await register.ReadAsync() is { Map: { } map } ? map.Shard(shard) : null;
}
