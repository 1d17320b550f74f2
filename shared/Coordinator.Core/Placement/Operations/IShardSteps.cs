using Coordinator.Core.Placement.Changes;

namespace Coordinator.Core.Placement.Operations;

/// <summary>
/// What an operation on a shard does to the world; in an orchestration each is an activity. Each may run twice, late,
/// and at the same time as another one: what it does is bound to an epoch, or changes nothing the second time.
/// </summary>
public interface IShardSteps
{
    /// <summary>The time, for notes.</summary>
    DateTimeOffset Now { get; }

    /// <summary>Reads the register.</summary>
    Task<ShardLook> LookAsync(int shard);

    /// <summary>Says how many stores are to hold a shard.</summary>
    /// <returns>Whether the register has it.</returns>
    Task<bool> SetReplicasAsync(int shard, int replicas);

    /// <summary>Makes a step pending.</summary>
    Task<StepAnswer> ProposeAsync(StepProposal proposal);

    /// <summary>One pass of the copy of some slots.</summary>
    Task<CopyProgress> CopyAsync(PendingSlots slots);

    /// <summary>Ends the copying beside the active epoch.</summary>
    /// <returns>Whether the pending epoch may be opened.</returns>
    Task<bool> EndCopyingAsync(PendingSlots slots);

    /// <summary>Fences, copies the rest, opens, activates.</summary>
    /// <returns>Whether nothing is pending.</returns>
    Task<bool> CompleteAsync(PendingSlots slots);

    /// <summary>Undoes a join.</summary>
    /// <returns>Whether it is undone; if not, the sweep of some host goes on.</returns>
    Task<bool> GiveUpAsync(PendingSlots slots);

    /// <summary>Notes how far the operation is.</summary>
    Task NoteAsync(ShardOperation operation);

    /// <summary>Waits.</summary>
    Task WaitAsync(TimeSpan pause);
}
