using System.Collections.Immutable;
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

    readonly ReplicaGate _gate = new(store);
    readonly ReplicaCopier _copier = new(store);

    /// <summary>Makes a change pending, or joins the same one.</summary>
    public Task<ChangeAnswer> ProposeAsync(int shardId, ShardChange change) =>
        UpdateAsync(shardId, shard => ChangeRules.Decide(shard, change));

    /// <summary>Makes a planned change pending, unless what it was planned by is over.</summary>
    /// <param name="shardId">The shard.</param>
    /// <param name="change">The change.</param>
    /// <param name="from">The active epoch that the plan was made by.</param>
    public Task<ChangeAnswer> ProposeAsync(int shardId, ShardChange change, Epoch from) =>
        UpdateAsync(shardId, shard => ChangeRules.Decide(shard, change, from));

    /// <summary>Says how many stores are to hold a shard; joins and drops bring it there.</summary>
    public Task<ChangeAnswer> SetReplicationFactorAsync(int shardId, int replicas) => UpdateAsync(
        shardId, shard => new ChangeAnswer(ChangeStatus.Done, shard with { ReplicationFactor = replicas }));

    /// <summary>One pass of the copy of some slots, while the active epoch goes on.</summary>
    /// <param name="shard">The shard, with the pending placement that a store joins by.</param>
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

    /// <summary>A change that copies nothing, from the proposal to the end.</summary>
    /// <returns>Done; Pending when the rest is left to whoever looks next; else as proposed.</returns>
    public async Task<ChangeAnswer> ChangeAsync(int shardId, ShardChange change)
    {
        var answer = await ProposeAsync(shardId, change);
        return answer.Status == ChangeStatus.Pending && await CompleteAsync(shardId)
            ? answer with { Status = ChangeStatus.Done }
            : answer;
    }

    /// <summary>
    /// Opens the shard's next epoch with the same stores, if all of them answer: half a bump would close the shard
    /// until the silent one is back.
    /// </summary>
    public async Task<bool> BumpAsync(int shardId)
    {
        if (await register.ReadAsync() is not { Map: { } map } || map.Shard(shardId) is not { } shard)
            return false;
        var answers = await EachAsync([.. shard.Slots], async slot =>
            await Task.WhenAll(shard.Of(slot).Guards().Select(store.ReadAsync)));
        return answers.All(guards => guards.All(guard => guard.Status != ReadStatus.Unknown))
            && (await ChangeAsync(shardId, new Bump())).Status == ChangeStatus.Done;
    }

    /// <summary>
    /// Drops a store from several shards: one write of the register before, one after, however many they are.
    /// </summary>
    /// <returns>The shards that are rid of it; the others are left to whoever looks next.</returns>
    public async Task<ImmutableArray<ShardPlacement>> DropAsync(string store, IReadOnlyCollection<int> shards)
    {
        var proposed = await UpdateMapAsync(map => Changed(map, shards, shard => ChangeRules.Decide(
            shard, new DropStore(store))));
        if (proposed is null)
            return [];
        var pending = proposed.Shards.Where(shard => shards.Contains(shard.Id) && shard.Pending is
        { Phase: PendingPhase.Fencing }).ToList();
        var opened = await Task.WhenAll(
            pending.Select(async shard => (Shard: shard, IsOpen: await OpenAllAsync(shard))));
        var open = opened.Where(one => one.IsOpen).ToDictionary(one => one.Shard.Id, one => one.Shard.Pending!);
        var active = await UpdateMapAsync(map => Changed(map, open.Keys, shard =>
            shard.Pending == open[shard.Id]
                ? new ChangeAnswer(ChangeStatus.Done, Activated(shard, open[shard.Id]))
                : new ChangeAnswer(ChangeStatus.Refused, shard)));
        return active is null
            ? []
            : [.. active.Shards.Where(shard =>
                shards.Contains(shard.Id) && shard.Pending is null && !shard.IsIn(store))];
    }

    static PlacementMap Changed(
        PlacementMap map, IEnumerable<int> shards, Func<ShardPlacement, ChangeAnswer> rule)
    {
        foreach (var id in shards)
        {
            if (map.Shard(id) is { } shard && rule(shard) is
                { Status: ChangeStatus.Pending or ChangeStatus.Done, Shard: { } changed })
                map = map.With(changed);
        }

        return map;
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
        var answer = ChangeAnswer.Unknown;
        var updated = await UpdateMapAsync(map =>
        {
            answer = rule(map.Shard(shardId) ?? throw new InvariantViolationException($"there is a shard {shardId}"));
            return answer.Status is ChangeStatus.Refused or ChangeStatus.Busy ? map : map.With(answer.Shard!);
        });
        return updated is null ? ChangeAnswer.Unknown : answer;
    }

    /// <returns>The map as it is now; null when the register does not say.</returns>
    async Task<PlacementMap?> UpdateMapAsync(Func<PlacementMap, PlacementMap> rule)
    {
        for (var tries = 0; tries < TriesMax; tries++)
        {
            if (await register.ReadAsync() is not { Map: { } map, Mark: { } mark })
                return null;
            var next = rule(map);
            if (next.Equals(map) || await register.CompareAndSetAsync(mark, next) == true)
                return next;
        }

        return null;
    }

    static async Task<List<T>> EachAsync<T>(IReadOnlyCollection<SlotId> slots, Func<SlotId, Task<T>> work)
    {
        var results = new List<T>(slots.Count);
        foreach (var chunk in slots.Chunk(SlotsAtOnce))
            results.AddRange(await Task.WhenAll(chunk.Select(work)));
        return results;
    }
}
