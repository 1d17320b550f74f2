using Coordinator.Core.Model;
using Coordinator.Core.Views;
using Coordinator.Core.Views.Catalog;
using Coordinator.TestKit.Faults;
using Coordinator.TestKit.Simulation;
using Coordinator.TestKit.Views;

namespace Coordinator.Core.Tests.Views;

/// <summary>A generation that is built beside the live one, and its take-over.</summary>
public sealed class RebuildTests
{
    const int Slots = 2;

    static readonly ViewOptions Options = new() { Partitions = 2 };

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_crash_in_a_rebuild_lets_half_a_generation_take_over(bool isAfter)
    {
        var point = 0;
        for (var isStruck = true; isStruck; point += 2)
        {
            var world = NewWorld();
            var host = world.NewHost("rebuild");
            var crash = new CrashAt(host, point, isAfter);
            world.Network.Faults = crash;
            var rebuild = Rebuild(world, host);
            world.Scheduler.RunUntilIdle();
            isStruck = crash.HasStruck;
            world.Network.Faults = new NoFaults();
            if (!isStruck)
                Assert.Equal(CompleteState.Swapped, world.Scheduler.Run(rebuild));
            else
                Assert.Equal(CompleteState.Swapped, world.Scheduler.Run(Rebuild(world, world.NewHost("again"))));
            RequireRebuilt(world);
        }

        Assert.True(point > 40, $"only {point} points");
    }

    [Fact]
    public void A_rebuild_beside_writers_and_projectors_and_faults_loses_or_repeats_an_event() =>
        Seeds.ForEach(60, seed =>
        {
            var world = NewWorld(seed, isShuffled: true);
            world.Network.Faults = new RandomFaults(
                new FaultRates
                {
                    LostRequests = 0.03,
                    LostReplies = 0.03,
                    LateWrites = 0.03,
                    DuplicateWrites = 0.05,
                    LatestArrival = TimeSpan.FromSeconds(2),
                },
                world.Scheduler.Random);
            for (var slot = 0; slot < Slots; slot++)
                world.Log.Show(slot, world.Scheduler.Random.Next(world.Log.CountOf(slot)));
            var rebuilds = new[] { Rebuild(world, world.NewHost("one")), Rebuild(world, world.NewHost("other")) };
            ShowMore(world);
            Assert.Equal(CompleteState.Swapped, world.Scheduler.Run(rebuilds[0]));
            Assert.Equal(CompleteState.Swapped, world.Scheduler.Run(rebuilds[1]));
            world.Scheduler.RunUntilIdle();
            RequireRebuilt(world);
        });

    [Fact]
    public async Task A_generation_that_lags_takes_over()
    {
        var bench = NewBench(out var catalog, out var rebuild);
        await catalog.PutAsync(ViewDefinitions.Read(StoryOfOrders.View));
        var heads = await rebuild.HeadsAsync();
        Assert.Equal([6L, 4L], heads!.Value.AsEnumerable());
        Assert.Equal(CompleteState.Behind, await rebuild.CompleteAsync("v", 1, heads.Value));
        bench.Log.PageMax = 2;
        Assert.Equal(new(BuildState.More, 4, 6), await rebuild.BuildSlotAsync("v", 1, new SlotId(0), batches: 2));
        Assert.Equal(new(BuildState.CaughtUp, 6, 6), await rebuild.BuildSlotAsync("v", 1, new SlotId(0), batches: 9));
        Assert.Equal(CompleteState.Behind, await rebuild.CompleteAsync("v", 1, heads.Value));
        await rebuild.BuildSlotAsync("v", 1, new SlotId(1), batches: 9);
        Assert.Equal(CompleteState.Swapped, await rebuild.CompleteAsync("v", 1, heads.Value));
        Assert.Equal(CompleteState.Swapped, await rebuild.CompleteAsync("v", 1, heads.Value));
        Assert.Equal(1, (await catalog.FindAsync("v"))!.Live!.Number);
        // Hosts that have not heard of it leave to the build what comes meanwhile.
        Assert.Equal(BuildState.CaughtUp, (await rebuild.BuildSlotAsync("v", 1, new SlotId(0), 1)).State);
    }

    [Fact]
    public async Task A_generation_that_is_no_longer_wanted_is_built_on()
    {
        NewBench(out var catalog, out var rebuild);
        Assert.Equal(BuildState.Superseded, (await rebuild.BuildSlotAsync("v", 1, new SlotId(0), 1)).State);
        await catalog.PutAsync(ViewDefinitions.Read(StoryOfOrders.View));
        await catalog.DeleteAsync("v");
        Assert.Equal(BuildState.Superseded, (await rebuild.BuildSlotAsync("v", 1, new SlotId(0), 1)).State);
        Assert.Equal(CompleteState.Superseded, await rebuild.CompleteAsync("v", 1, [0, 0]));
        await catalog.RegisterAsync(new OrderLines());
        Assert.Equal(BuildState.NotHere, (await rebuild.BuildSlotAsync("lines", 1, new SlotId(0), 1)).State);
    }

    [Fact]
    public async Task A_silent_store_ends_a_rebuild()
    {
        var silent = new SilentRecords();
        var rebuild = NewRebuild(new ViewCatalog(silent, new SteppedTime(), Options), new(), silent);
        Assert.Equal(BuildState.Unavailable, (await rebuild.BuildSlotAsync("v", 1, new SlotId(0), 1)).State);
        Assert.Equal(CompleteState.Unavailable, await rebuild.CompleteAsync("v", 1, [0, 0]));
    }

    /// <summary>A world with a live generation that is up to date, and another that is begun.</summary>
    static ViewWorld NewWorld(int seed = 1, bool isShuffled = false)
    {
        var world = new ViewWorld(seed, isShuffled);
        StoryOfOrders.Write(world.Log, wide: 3);
        world.Log.PageMax = 3;
        var catalog = new ViewCatalog(world.Records, new SteppedTime(), Options);
        Do(catalog.PutAsync(ViewDefinitions.Read(StoryOfOrders.View)));
        world.FollowUndisturbed(Generation(1));
        Do(catalog.SwapAsync("v", 1));
        Do(catalog.BeginRebuildAsync("v"));
        return world;
    }

    /// <summary>What an orchestration does.</summary>
    static Task<CompleteState> Rebuild(ViewWorld world, SimHost host) => host.Start(async () =>
    {
        var records = world.RecordsOf(host);
        var catalog = new ViewCatalog(records, host.Time, Options);
        var rebuild = NewRebuild(catalog, world.Log, records);
        while (true)
        {
            if (await rebuild.HeadsAsync() is not { } heads)
                continue;
            for (var slot = 0; slot < Slots; slot++)
            {
                var result = await rebuild.BuildSlotAsync("v", 2, new SlotId(slot), batches: 2);
                while (result.State is BuildState.More or BuildState.Unavailable)
                    result = await rebuild.BuildSlotAsync("v", 2, new SlotId(slot), batches: 2);
            }

            var state = await rebuild.CompleteAsync("v", 2, heads);
            if (state is CompleteState.Swapped or CompleteState.Superseded)
                return state;
        }
    });

    static void ShowMore(ViewWorld world)
    {
        for (var slot = 0; slot < Slots; slot++)
            world.Log.Show(slot, Math.Min(world.Log.Head(new SlotId(slot)) + 1, world.Log.CountOf(slot)));
        if (Enumerable.Range(0, Slots).Any(slot => world.Log.Head(new SlotId(slot)) < world.Log.CountOf(slot)))
            world.Scheduler.Schedule(null, TimeSpan.FromMilliseconds(100), () => ShowMore(world));
    }

    static void RequireRebuilt(ViewWorld world)
    {
        var view = new ViewCatalog(world.Records, new SteppedTime(), Options).FindAsync("v").Result!;
        Assert.Equal(2, view.Live!.Number);
        Assert.Null(view.Building);
        Assert.Equal([1], view.Retired.Select(retired => retired.Number));
        world.FollowUndisturbed(Generation(2));
        world.RequireRight(Generation(2), StoryOfOrders.IsPoison);
        Assert.Equal(world.Dump(Generation(1)), world.Dump(Generation(2)));
    }

    static ViewBench NewBench(out ViewCatalog catalog, out ViewRebuild rebuild)
    {
        var bench = new ViewBench(Generation(1));
        StoryOfOrders.Write(bench.Log, wide: 3);
        catalog = new ViewCatalog(bench.Records, new SteppedTime(), Options);
        rebuild = NewRebuild(catalog, bench.Log, bench.Records);
        return bench;
    }

    static ViewRebuild NewRebuild(
        ViewCatalog catalog, TestKit.Events.ScriptedLog log, Core.Records.IRecordStore records) =>
        new(catalog, new CodeProjections([]), log, records, new SteppedTime(), Slots);

    static ViewGeneration Generation(int number) => ViewDefinitions.Generation(StoryOfOrders.View, number);

    static void Do(Task done) => Assert.True(done.IsCompletedSuccessfully, done.Exception?.ToString());
}
