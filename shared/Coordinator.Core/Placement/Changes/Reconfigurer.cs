using Coordinator.Core.Effects;
using Coordinator.Core.Model;

namespace Coordinator.Core.Placement.Changes;

/// <summary>
/// Changes the placement of shards: the register says what is pending, the replicas of the active placement are fenced,
/// a store that joins is filled, the pending epoch is opened everywhere, the register says that it is active. Each step
/// may be interrupted, repeated, and run by several hosts at once. See decision 0022 and design section 7.
/// </summary>
public sealed class Reconfigurer(IPlacementRegister register, IReplicaStore store)
{
    const int TriesMax = 16;
    const int SlotsAtOnce = 8;
    const int PassesMax = 6;

    /// <summary>So few rows are as soon copied under the fence.</summary>
    const int FewRows = 20;

    readonly ReplicaGate _gate = new(store);
    readonly ReplicaCopier _copier = new(store);

    /// <summary>Makes a change pending, or joins the same one.</summary>
    public Task<ChangeAnswer> ProposeAsync(int shardId, ShardChange change) =>
        UpdateAsync(shardId, shard => ChangeRules.Decide(shard, change));

    /// <summary>Says how many stores are to hold a shard; joins and drops bring it there.</summary>
    public Task<ChangeAnswer> SetReplicationFactorAsync(int shardId, int replicas) => UpdateAsync(
        shardId, shard => new ChangeAnswer(ChangeStatus.Done, shard with { ReplicationFactor = replicas }));

    /// <summary>One pass of the copy of some slots, while the active epoch goes on.</summary>
    /// <param name="shard">The shard as <see cref="ProposeAsync"/> answered it.</param>
    /// <param name="slots">Slots of it.</param>
    public async Task<CopyProgress> CopyAsync(ShardPlacement shard, IReadOnlyCollection<SlotId> slots)
    {
        ArgumentNullException.ThrowIfNull(shard);
        var passes = await EachAsync(slots, slot => PassAsync(shard, slot));
        return new CopyProgress(
            passes.Sum(pass => pass.RowsWritten),
            CopyProgress.Worse(CopyStatus.Open, passes.Select(pass => pass.Status)));
    }

    /// <summary>Ends the copying beside the active epoch: what is left is copied under the fence.</summary>
    /// <returns>Pending when it may be completed; Refused when another change has taken its place.</returns>
    public Task<ChangeAnswer> EndCopyingAsync(int shardId, Epoch pending) => UpdateAsync(shardId, shard =>
        shard.Pending?.Epoch != pending
            ? new ChangeAnswer(
                shard.Epoch >= pending ? ChangeStatus.Done : ChangeStatus.Refused, shard, "The change was given up.")
            : new ChangeAnswer(
                ChangeStatus.Pending, shard with { Pending = shard.Pending with { Phase = PendingPhase.Fencing } }));

    /// <summary>Brings a pending placement to its end: fences, copies the rest, opens, activates.</summary>
    /// <returns>
    /// Whether nothing is pending; false when something did not answer, somebody interfered, or the copying is not
    /// over: look again later.
    /// </returns>
    public async Task<bool> CompleteAsync(int shardId)
    {
        if (await register.ReadAsync() is not { Map: { } map } || map.Shard(shardId) is not { } shard)
            return false;
        if (shard.Pending is not { } pending)
            return true;
        if (pending.Phase == PendingPhase.Copying || !await OpenAllAsync(shard))
            return false;
        var activated = await UpdateAsync(shardId, found => found.Pending == pending
            ? new ChangeAnswer(ChangeStatus.Done, Activated(found, pending))
            : new ChangeAnswer(
                found.Epoch >= pending.Epoch ? ChangeStatus.Done : ChangeStatus.Refused, found,
                "Another change has taken its place."));
        return activated.Status == ChangeStatus.Done;
    }

    /// <summary>A change from the proposal to the end; an orchestration makes the same steps.</summary>
    /// <returns>Done; Pending when the rest is left to whoever looks next; Refused or Unknown as proposed.</returns>
    public async Task<ChangeAnswer> ChangeAsync(int shardId, ShardChange change)
    {
        var answer = await ProposeAsync(shardId, change);
        if (answer is not { Status: ChangeStatus.Pending, Shard: { Pending: { } pending } shard })
            return answer;
        if (pending.Phase == PendingPhase.Copying)
        {
            // A fence closes the shard: not before both sides of the copy were seen to answer.
            if (!await CopyMostAsync(shard))
                return answer;
            await EndCopyingAsync(shardId, pending.Epoch);
        }

        return await CompleteAsync(shardId) ? answer with { Status = ChangeStatus.Done } : answer;
    }

    /// <returns>Whether so little is left that it may be copied under the fence.</returns>
    async Task<bool> CopyMostAsync(ShardPlacement shard)
    {
        var isCopied = false;
        for (var passes = 0; passes < PassesMax; passes++)
        {
            var copied = await CopyAsync(shard, [.. shard.Slots]);
            isCopied = copied.Status is CopyStatus.Clean or CopyStatus.Open or CopyStatus.Written;
            if (isCopied && copied.RowsWritten <= FewRows)
                break;
        }

        return isCopied;
    }

    static ShardPlacement Activated(ShardPlacement shard, PendingPlacement pending) => shard with
    {
        Epoch = pending.Epoch,
        InSync = pending.InSync,
        Pending = null,
        Retired = shard.Retired.AddRange(shard.InSync.Except(pending.InSync)),
    };

    /// <summary>
    /// All replicas of the active placement that stay are fenced before anything is opened, and the joining one is
    /// opened first: a guard of the pending epoch at one of the others tells that all copies are whole.
    /// </summary>
    async Task<bool> OpenAllAsync(ShardPlacement shard)
    {
        if (shard.Joining is not null)
        {
            var joined = await EachAsync([.. shard.Slots], slot => JoinAsync(shard, slot));
            if (!joined.All(isOpen => isOpen))
                return false;
        }

        var opened = await EachAsync([.. shard.Slots], slot => OpenAsync(shard, slot));
        return opened.All(isOpen => isOpen);
    }

    async Task<bool> OpenAsync(ShardPlacement shard, SlotId slot)
    {
        var opened = await Task.WhenAll(
            Staying(shard, slot).Select(replica => _gate.OpenAsync(replica, shard.Epoch, shard.Pending!.Epoch)));
        return opened.All(isOpen => isOpen);
    }

    async Task<bool> JoinAsync(ShardPlacement shard, SlotId slot)
    {
        var pending = shard.Pending!.Epoch;
        var fenced = await Task.WhenAll(
            Staying(shard, slot).Select(replica => _gate.FenceAsync(replica, shard.Epoch, pending)));
        if (!fenced.All(isFenced => isFenced))
            return false;
        for (var passes = 0; passes < PassesMax; passes++)
        {
            var pass = await PassAsync(shard, slot);
            if (pass.Status == CopyStatus.Open)
                return true;
            if (pass.Status == CopyStatus.Clean)
                return await _copier.OpenAsync(Joining(shard, slot), pending, pass.Mark);
            if (pass.Status != CopyStatus.Written)
                return false;
        }

        return false;
    }

    /// <summary>
    /// The source is the last replica, at which consumers read: its log is a beginning of all others, and so is that of
    /// the copy, which becomes the last one.
    /// </summary>
    Task<CopyResult> PassAsync(ShardPlacement shard, SlotId slot) =>
        _copier.CopyAsync(shard.Of(slot).InSync[^1], Joining(shard, slot), shard.Pending!.Epoch);

    static Replica Joining(ShardPlacement shard, SlotId slot) => shard.Joining is { } joining
        ? new Replica(slot, joining.Store, joining.Incarnation)
        : throw new InvariantViolationException($"a store joins shard {shard.Id}");

    static IEnumerable<Replica> Staying(ShardPlacement shard, SlotId slot) =>
        shard.PendingOf(slot).InSync.Intersect(shard.Of(slot).InSync);

    /// <summary>Changes a shard in the register, whatever becomes of the other shards at the same time.</summary>
    /// <returns>The answer of the rule; Unknown when the register does not say whether it was written.</returns>
    async Task<ChangeAnswer> UpdateAsync(int shardId, Func<ShardPlacement, ChangeAnswer> rule)
    {
        for (var tries = 0; tries < TriesMax; tries++)
        {
            if (await register.ReadAsync() is not { Map: { } map, Mark: { } mark })
                return ChangeAnswer.Unknown;
            var shard = map.Shard(shardId)
                ?? throw new InvariantViolationException($"there is a shard {shardId}");
            var answer = rule(shard);
            if (answer.Status is ChangeStatus.Refused or ChangeStatus.Busy || shard.Equals(answer.Shard))
                return answer;
            if (await register.CompareAndSetAsync(mark, map.With(answer.Shard!)) == true)
                return answer;
        }

        return ChangeAnswer.Unknown;
    }

    static async Task<List<T>> EachAsync<T>(IReadOnlyCollection<SlotId> slots, Func<SlotId, Task<T>> work)
    {
        var results = new List<T>(slots.Count);
        foreach (var chunk in slots.Chunk(SlotsAtOnce))
            results.AddRange(await Task.WhenAll(chunk.Select(work)));
        return results;
    }
}
