using System.Collections.Immutable;
using Coordinator.Core.Effects;
using Coordinator.Core.Model;
using Coordinator.Core.Rows;
using Coordinator.TestKit.Simulation;

namespace Coordinator.TestKit.Worlds;

/// <summary>
/// Looks at the stores as nobody in the system can: all at once. Asked when everything has come to rest, it tells
/// whether the promises hold: nothing open (LIVE), all replicas of a slot the same (ATOM), no final outcome ever
/// changed (ONE).
/// </summary>
public sealed class WorldInspection(SimWorld world)
{
    /// <summary>Throws unless nothing is open, replicas agree, and no rule was ever broken.</summary>
    public void RequireAtRest()
    {
        RequireNoViolation();
        foreach (var slot in world.Map.Slots)
        {
            var replicas = world.Map.Of(slot).InSync;
            foreach (var replica in replicas)
                RequireNothingOpen(replica);
            foreach (var other in replicas.Skip(1))
                RequireSame(replicas[0], other);
        }
    }

    /// <summary>Throws when a write was seen that no protocol may make.</summary>
    public void RequireNoViolation()
    {
        if (world.Watched.Violations is [var first, ..])
            throw Failure(first);
    }

    /// <summary>An item as the first in-sync replica holds it; null when there is no row.</summary>
    public ItemRow? Item(ItemName item) => Items(item)[0];

    /// <summary>An item as each in-sync replica of its slot holds it.</summary>
    public ImmutableArray<ItemRow?> Items(ItemName item)
    {
        var replicas = world.Map.Of(SlotHash.Of(item, world.Map.Layout)).InSync;
        var reads = replicas.Select(replica => world.Store.Read(new RowAddress(replica, new ItemKey(item))));
        return [.. reads.Select(read => (ItemRow?)read.Row)];
    }

    /// <summary>All rows of all partitions as text, without their marks, to compare two ends.</summary>
    public string Describe() => string.Join('\n', world.Store.Replicas.Select(replica =>
        $"{replica}: {string.Join("; ", world.Store.RowsOf(replica).Select(stored => RowText.Of(stored.Row)))}"));

    /// <summary>A failure that tells the seed and the story.</summary>
    public SimulationFailedException Failure(string problem)
    {
        var failure = new SimulationFailedException(world.Scheduler, problem);
        failure.Tell(world.Network.Trace.ToString);
        return failure;
    }

    void RequireNothingOpen(Replica replica)
    {
        foreach (var stored in world.Store.RowsOf(replica))
        {
            var open = stored.Row switch
            {
                ItemRow { Intent: { } intent } item => $"{item.Item} still carries an intent of {intent.Attempt.Id}",
                VoteRow { IsRefusal: false } vote => $"the vote {vote.State} of {vote.Attempt.Id} is still there",
                OutcomeRow { IsOpen: true } outcome => $"{outcome.Attempt.Id} is still {outcome.State}",
                OpenRow entry => $"the index entry of {entry.Attempt.Id} is still there",
                _ => null,
            };
            if (open is not null)
                throw Failure($"not at rest: at {replica} {open}");
        }
    }

    void RequireSame(Replica one, Replica other)
    {
        var here = Content(one);
        var there = Content(other);
        foreach (var key in here.Keys.Union(there.Keys))
        {
            var (a, b) = (here.GetValueOrDefault(key), there.GetValueOrDefault(key));
            if (a != b && !IsUnfinishedRefusal(key, a, b))
                throw Failure($"replicas differ in {key}: {one} has {a ?? "nothing"}, {other} has {b ?? "nothing"}");
        }
    }

    /// <summary>
    /// Whoever refused an attempt that was never prepared, or recorded why it failed, may have died between two home
    /// replicas, and somebody else have refused it at the other. It holds nothing, and nobody was told anything but
    /// that it was not done yet; a request for the id closes it or goes on to the next attempt.
    /// </summary>
    static bool IsUnfinishedRefusal(RowKey key, string? one, string? other) =>
        key is OutcomeKey && IsRefusal(one) && IsRefusal(other);

    static bool IsRefusal(string? outcome) =>
        outcome is null || outcome.StartsWith($"{OutcomeState.Aborted} ", StringComparison.Ordinal);

    /// <summary>
    /// What replicas must have in common, by its key. A change counts the same in the outbox as in the log, which the
    /// replicas extend one after the other; the logs themselves are looked at by <see cref="Events.SlotLogs"/>.
    /// </summary>
    Dictionary<RowKey, string> Content(Replica replica) =>
        world.Store.RowsOf(replica)
            .Select(stored => (Key: KeyOf(stored.Row), Text: stored.Row switch
            {
                // A tombstone is as good as nothing, and the clean-up removes it at one replica after the other.
                ItemRow { Exists: false } => null,
                ItemRow item => $"v{item.Version} {item.CommitTime} {item.Value}",
                OutcomeRow outcome => $"{outcome.State} {outcome.Cause} {outcome.Attempt.Id}",
                OutboxRow or EventRow => "a change",
                _ => null,
            }))
            .Where(row => row.Text is not null)
            .GroupBy(row => row.Key, row => row.Text!)
            .ToDictionary(same => same.Key, same => same.Count() == 1
                ? same.First()
                : throw Failure($"{replica} has {same.Key} in the outbox and in the log"));

    static RowKey KeyOf(Row row) => row is EventRow one ? one.Content.Key : row.Key;
}
