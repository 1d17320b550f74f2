using Coordinator.Core.Model;
using Coordinator.Core.Records;
using Coordinator.Core.Views;
using Coordinator.Simulation.Campaigns;
using Coordinator.TestKit.Faults;
using Coordinator.TestKit.Simulation;
using Coordinator.TestKit.Views;

namespace Coordinator.Simulation.Views;

/// <summary>
/// Hosts project the same slots at the same time, die and come again; requests get lost, late and doubled; the log
/// shows its events bit by bit, now and then with a gap. Afterwards everything heals, and the view must be what the
/// items say, and byte for byte what a rebuild makes.
/// </summary>
sealed class ViewNemesis
{
    const int Slots = 2;
    const int Hosts = 3;

    static readonly TimeSpan Length = TimeSpan.FromSeconds(2);
    static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(80);

    static readonly FaultRates Rates = new()
    {
        LostRequests = 0.03,
        LostReplies = 0.04,
        LateWrites = 0.04,
        DuplicateWrites = 0.05,
        Crashes = 0.02,
        LatestArrival = TimeSpan.FromSeconds(1),
    };

    static readonly Latency Latency =
        new(TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(6), TimeSpan.FromMilliseconds(60), 0.05);

    readonly ViewWorld _world;
    readonly Func<IRecordStore, IRecordStore>? _decorate;
    readonly IProjection _projection;
    readonly ViewGeneration _generation;
    readonly SimHost?[] _hosts = new SimHost?[Hosts];
    readonly DateTimeOffset _end;
    (int Slot, long Sequence)? _gap;
    int _gaps;

    public ViewNemesis(int seed, Func<IRecordStore, IRecordStore>? decorate = null)
    {
        _decorate = decorate;
        _world = new ViewWorld(seed, isShuffled: true, Latency);
        var orders = new RandomOrders(Random, _world.Log, Slots);
        _projection = orders.Projection();
        orders.Write();
        _generation = ViewDefinitions.Generation(_projection, number: 1, partitions: Random.Next(1, 4));
        _end = _world.Scheduler.Now + Length;
        _world.Network.Faults = new RandomFaults(Rates, Random);
    }

    Random Random => _world.Scheduler.Random;

    /// <summary>Crashes that happened.</summary>
    public int Crashes { get; private set; }

    /// <summary>Runs it; throws when the view is not what it must be.</summary>
    public void Run() => FailureStory.Of(_world.Scheduler, _world.Network.Trace.ToString, () =>
    {
        Pulse();
        _world.Scheduler.RunUntil(() => _world.Scheduler.Now >= _end);
        CloseGap();
        ShowAll();
        // What is late is still under way when the last host goes on.
        _world.FollowUndisturbed(_generation, _decorate);
        _world.Scheduler.RunUntilIdle();
        _world.RequireRight(_generation, RandomOrders.IsPoison);
        RequireSameAsRebuilt();
    });

    /// <summary>What happened.</summary>
    public Tally Tally()
    {
        var tally = new Tally
        {
            ["events for a view"] = _world.Log.Events.Count(),
            ["gaps in a log"] = _gaps,
            [Figures.Crashes] = Crashes,
        };
        tally.Add(NetworkTally.Of(_world.Network));
        return tally;
    }

    void RequireSameAsRebuilt()
    {
        var rebuilt = ViewDefinitions.Generation(_projection, number: 2, _generation.Info.Partitions);
        _world.Log.PageMax = Random.Next(1, 20);
        _world.FollowUndisturbed(rebuilt);
        if (_world.Dump(_generation) != _world.Dump(rebuilt))
        {
            throw new SimulationFailedException(
                _world.Scheduler,
                "the view is not what a rebuild makes; "
                + $"live:\n{_world.Dump(_generation)}rebuilt:\n{_world.Dump(rebuilt)}");
        }
    }

    void Pulse()
    {
        for (var number = 0; number < Hosts; number++)
        {
            if (_hosts[number] is null or { IsAlive: false })
                _hosts[number] = Begin(number);
        }

        _world.Log.PageMax = Random.Next(1, 6);
        CloseGap();
        ShowMore();
        if (Random.Next(3) == 0)
            OpenGap();
        if (_world.Scheduler.Now < _end)
            _world.Scheduler.Schedule(null, Beat, Pulse);
    }

    SimHost Begin(int number)
    {
        Crashes += _hosts[number] is null ? 0 : 1;
        var host = _world.NewHost($"host {number}");
        var projector = _world.ProjectorOf(host, _decorate, lostShare: 0.03);
        var random = new Random(Random.Next());
        _ = host.Start(() => WorkAsync(host, projector, random));
        return host;
    }

    async Task WorkAsync(SimHost host, Projector projector, Random random)
    {
        while (_world.Scheduler.Now < _end)
        {
            var slot = new SlotId(random.Next(Slots));
            var result = await projector.FollowAsync(_generation, slot);
            if (result.State == FollowState.Inconsistent)
                throw new SimulationFailedException(_world.Scheduler, $"slot {slot} is inconsistent");
            if (result.State != FollowState.Behind)
                await Task.Delay(TimeSpan.FromMilliseconds(random.Next(60)), host.Time);
        }
    }

    void ShowMore()
    {
        for (var slot = 0; slot < Slots; slot++)
        {
            var head = _world.Log.Head(new SlotId(slot));
            _world.Log.Show(slot, Math.Min(head + Random.Next(3), _world.Log.CountOf(slot)));
        }
    }

    void ShowAll()
    {
        for (var slot = 0; slot < Slots; slot++)
            _world.Log.Show(slot, _world.Log.CountOf(slot));
    }

    // Only what no consumer has seen can be missing.
    void OpenGap()
    {
        var slot = Random.Next(Slots);
        _gaps++;
        _gap = (slot, _world.Log.Head(new SlotId(slot)) + 1);
        _world.Log.Hide(slot, _gap.Value.Sequence);
        _world.Log.Show(slot, Math.Min(_gap.Value.Sequence + 2, _world.Log.CountOf(slot)));
    }

    void CloseGap()
    {
        if (_gap is { } gap)
            _world.Log.Reveal(gap.Slot, gap.Sequence);
        _gap = null;
    }
}
