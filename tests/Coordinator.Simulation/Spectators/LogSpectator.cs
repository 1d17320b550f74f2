using System.Globalization;
using Coordinator.Core.Events;
using Coordinator.Core.Model;
using Coordinator.Simulation.Nemesis;
using Coordinator.TestKit.Events;
using Coordinator.TestKit.Simulation;
using Coordinator.TestKit.Worlds;

namespace Coordinator.Simulation.Spectators;

/// <summary>
/// Sequencers on all hosts, often several at once in one slot, and consumers that remember what they saw. In the end
/// the logs are whole, and nothing that a consumer ever saw has changed.
/// </summary>
sealed class LogSpectator(SimWorld world) : ISpectator
{
    /// <summary>Rounds after which nothing may be left in an outbox.</summary>
    const int RoundsMax = 4;

    readonly Dictionary<(SlotId Slot, long Sequence), TransactionId> _seen = [];

    public void Beat(SimNode node, Random random)
    {
        var slot = random.Next(world.Map.SlotCount);
        _ = random.Next(3) == 0 ? node.Sequence() : node.Sequence(slot, random.Next(world.Map.SlotCount));
        _ = node.Host.Start(() => ConsumeAsync(node, new SlotId(slot), random.Next(4)));
    }

    public void RequireKept(WorldInspection inspection)
    {
        var node = new SimNode(world, "last");
        for (var round = 0; !IsSettled(node); round++)
        {
            if (round == RoundsMax)
                throw inspection.Failure("changes are left in outboxes for ever");
        }

        var logs = new SlotLogs(world);
        logs.RequireBeginnings();
        logs.RequireComplete(inspection);
        var all = world.Map.Slots.Select(slot => logs.Of(world.Map.Of(slot).InSync[^1])).ToList();
        foreach (var one in all.SelectMany(log => log))
            Note(one);
        var order = new CausalOrder(all);
        foreach (var log in all)
        {
            if (order.Inversion(log) is { } found)
                throw inspection.Failure($"a log shows {found.Effect} before {found.Cause}, which led to it");
        }
    }

    bool IsSettled(SimNode node)
    {
        var progress = world.Scheduler.Run(node.Sequence());
        world.Scheduler.RunUntilIdle();
        return progress.All(slot => slot.State == SlotProgressState.Settled);
    }

    async Task ConsumeAsync(SimNode node, SlotId slot, long after)
    {
        if (await node.Log.ReadAsync(slot, after, 10) is not { } page)
            return;
        var expected = after;
        foreach (var one in page.Events)
        {
            if (one.Sequence != ++expected)
                throw Failure($"a consumer of slot {slot} got {one.Sequence} instead of {expected}");
            Note(one);
        }
    }

    void Note(LogEvent one)
    {
        if (_seen.TryGetValue((one.Slot, one.Sequence), out var before) && before != one.Transaction)
            throw Failure(string.Create(
                CultureInfo.InvariantCulture,
                $"event {one.Sequence} of slot {one.Slot} was {before} and became {one.Transaction}"));
        _seen[(one.Slot, one.Sequence)] = one.Transaction;
    }

    SimulationFailedException Failure(string problem) => new WorldInspection(world).Failure(problem);
}
