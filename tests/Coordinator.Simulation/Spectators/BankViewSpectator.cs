using Coordinator.Core.Model;
using Coordinator.Core.Records;
using Coordinator.Core.Rows;
using Coordinator.Core.Views;
using Coordinator.Simulation.Nemesis;
using Coordinator.TestKit.Checkers.Views;
using Coordinator.TestKit.Views;
using Coordinator.TestKit.Worlds;

namespace Coordinator.Simulation.Spectators;

/// <summary>
/// A view of the bank beside the clients, all the way: transactions, outboxes, logs, rows. Accounts are grouped by
/// their balance, so that every transfer moves them from row to row. In the end the rows are what the items say, and
/// what a rebuild makes.
/// </summary>
/// <param name="world">The world.</param>
/// <param name="decorate">
/// Put between those who project and the records, but for the rebuild: where a condition is taken out.
/// </param>
sealed class BankViewSpectator(SimWorld world, Func<IRecordStore, IRecordStore>? decorate = null) : ISpectator
{
    const int CallsMax = 500;

    const string Definition = """
        { "source": "c", "key": [ "/n" ],
          "aggregates": { "accounts": { "count": true }, "total": { "sum": "/n" }, "most": { "max": "/n" } } }
        """;

    static readonly ViewGeneration Live = ViewDefinitions.Generation(Definition, number: 1);
    static readonly ViewGeneration Rebuilt = ViewDefinitions.Generation(Definition, number: 2);

    readonly LogSpectator _logs = new(world);

    public void Beat(SimNode node, Random random)
    {
        _logs.Beat(node, random);
        var slots = Enumerable.Range(0, 3).Select(_ => new SlotId(random.Next(world.Map.SlotCount))).ToList();
        _ = node.Host.Start(async () =>
        {
            foreach (var slot in slots)
                await ProjectorOf(node, Live).FollowAsync(Live, slot);
        });
    }

    public void RequireKept(WorldInspection inspection)
    {
        _logs.RequireKept(inspection);
        Fill(Live);
        Fill(Rebuilt);
        if (Dump(Live) is var live && live != Dump(Rebuilt))
            throw inspection.Failure($"the view is not what a rebuild makes; live:\n{live}rebuilt:\n{Dump(Rebuilt)}");
        var items = world.Map.Slots.SelectMany(slot => world.Store.RowsOf(world.Map.Of(slot).InSync[0]))
            .Select(stored => stored.Row).OfType<ItemRow>();
        var difference = ViewDifference.Between(
            ExpectedView.Of(Live.Projection, items), ShownView.Of(world.Records, Live));
        if (!difference.IsNone)
            throw inspection.Failure(difference.ToString());
    }

    void Fill(ViewGeneration generation)
    {
        var node = new SimNode(world, "projector");
        foreach (var slot in world.Map.Slots)
        {
            var calls = 0;
            var projector = ProjectorOf(node, generation);
            while (world.Scheduler.Run(node.Host.Start(() => projector.FollowAsync(generation, slot))).State
                != FollowState.CaughtUp)
            {
                if (++calls >= CallsMax)
                    throw new WorldInspection(world).Failure($"slot {slot} does not come to an end");
                world.Scheduler.RunFor(TimeSpan.FromSeconds(1));
            }
        }
    }

    string Dump(ViewGeneration generation) => ViewDump.Of(world.Records, generation.Info.Number);

    Projector ProjectorOf(SimNode node, ViewGeneration generation) => new(
        node.Log,
        generation == Live && decorate is not null
            ? decorate(world.RecordsOf(node.Host))
            : world.RecordsOf(node.Host));
}
