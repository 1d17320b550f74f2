using Coordinator.Core.Model;
using Coordinator.Core.Records;
using Coordinator.Core.Rows;
using Coordinator.Core.Views;
using Coordinator.TestKit.Checkers.Views;
using Coordinator.TestKit.Events;
using Coordinator.TestKit.Faults;
using Coordinator.TestKit.Simulation;
using Coordinator.TestKit.Stores;

namespace Coordinator.TestKit.Views;

/// <summary>Simulated hosts that project a log into records over a network that a test disturbs.</summary>
public sealed class ViewWorld
{
    const int CallsMax = 300;

    readonly Latency _latency;

    public ViewWorld(int seed = 1, bool isShuffled = false, Latency? latency = null)
    {
        _latency = latency ?? Latency.Fixed;
        Scheduler = new SimScheduler(seed, isShuffled);
        Network = new SimNetwork(Scheduler, _latency);
        Watched = new WatchedPositions(Records, Log);
    }

    public SimScheduler Scheduler { get; }

    public SimNetwork Network { get; }

    public ScriptedLog Log { get; } = new();

    public SimulatedRecords Records { get; } = new();

    public WatchedPositions Watched { get; }

    public SimHost NewHost(string name) => new(Scheduler, name);

    public IRecordStore RecordsOf(SimHost host) => new SimRecordLink(host, Network, Watched);

    public Projector ProjectorOf(
        SimHost host, Func<IRecordStore, IRecordStore>? decorate = null, double lostShare = 0) =>
        new(
            new SimLogLink(host, Scheduler, _latency, Log) { LostShare = lostShare },
            decorate is null ? RecordsOf(host) : decorate(RecordsOf(host)));

    /// <summary>A host applies everything that the log shows, slot by slot.</summary>
    public Task StartFollowing(SimHost host, ViewGeneration generation, Projector projector) =>
        host.Start(async () =>
        {
            foreach (var slot in Log.Slots)
                await FollowToEndAsync(generation, slot, projector);
        });

    /// <summary>A host that nothing disturbs applies everything that the log shows.</summary>
    public void FollowUndisturbed(ViewGeneration generation, Func<IRecordStore, IRecordStore>? decorate = null)
    {
        Network.Faults = new NoFaults();
        var host = NewHost("undisturbed");
        Scheduler.Run(StartFollowing(host, generation, ProjectorOf(host, decorate)));
    }

    /// <summary>Every record of a generation as text.</summary>
    public string Dump(ViewGeneration generation) => ViewDump.Of(Records, generation.Info.Number);

    /// <summary>Requires that the rows show what the items say, and that no write was wrong.</summary>
    public void RequireRight(ViewGeneration generation, Func<ItemChange, bool> isPoison)
    {
        if (Watched.Violations.Count > 0)
            throw new SimulationFailedException(Scheduler, string.Join("; ", Watched.Violations));
        var difference = ViewDifference.Between(
            ExpectedView.Of(generation.Projection, Log.Events, isPoison), ShownView.Of(Records, generation));
        if (!difference.IsNone)
        {
            var failure = new SimulationFailedException(Scheduler, difference.ToString());
            failure.Tell(Network.Trace.ToString);
            throw failure;
        }
    }

    async Task FollowToEndAsync(ViewGeneration generation, SlotId slot, Projector projector)
    {
        for (var calls = 0; calls < CallsMax; calls++)
        {
            var result = await projector.FollowAsync(generation, slot);
            if (result.State == FollowState.CaughtUp)
                return;
            if (result.State is FollowState.Inconsistent or FollowState.Gap)
                throw new SimulationFailedException(Scheduler, $"slot {slot}: {result}");
        }

        throw new SimulationFailedException(Scheduler, $"slot {slot} does not come to an end");
    }
}
