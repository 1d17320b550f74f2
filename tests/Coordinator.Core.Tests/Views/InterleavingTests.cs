using Coordinator.Core.Model;
using Coordinator.Core.Views;
using Coordinator.TestKit.Simulation;
using Coordinator.TestKit.Views;

namespace Coordinator.Core.Tests.Views;

/// <summary>Projectors that do the same work at the same time, and what they tell their callers.</summary>
public sealed class InterleavingTests
{
    const int Runs = 200;

    static readonly ViewGeneration Generation = ViewDefinitions.Generation(StoryOfOrders.View, partitions: 1);

    [Fact]
    public void Two_projectors_at_once_count_an_event_twice_or_never()
    {
        var (narrow, wide) = (Undisturbed(wide: 6), Undisturbed(wide: 40));
        Seeds.ForEach(Runs, seed =>
        {
            var isWide = seed % 10 == 0;
            var world = new ViewWorld(seed, isShuffled: true, Latency.Ragged);
            world.Log.PageMax = 1 + seed % 3;
            StoryOfOrders.Write(world.Log, isWide ? 40 : 6);
            foreach (var name in new[] { "one", "other" })
            {
                var host = world.NewHost(name);
                _ = world.StartFollowing(host, Generation, world.ProjectorOf(host));
            }

            world.Scheduler.RunUntilIdle();
            world.RequireRight(Generation, StoryOfOrders.IsPoison);
            Assert.Equal(isWide ? wide : narrow, world.Dump(Generation));
        });
    }

    [Fact]
    public async Task A_projector_that_was_paused_goes_on_where_it_stood()
    {
        // The slow one has read its events and sources; meanwhile another applies them and many more.
        var bench = new ViewBench(ViewDefinitions.Generation(StoryOfOrders.View));
        StoryOfOrders.Write(bench.Log, wide: 3);
        var slow = new PausedRecords(bench.Records);
        var following = new Projector(bench.Log, slow).FollowAsync(bench.Generation, new SlotId(0));
        Assert.False(following.IsCompleted);
        await bench.RequireRightAsync(StoryOfOrders.IsPoison);
        var before = bench.Dump();

        slow.Resume();
        Assert.Equal(FollowState.Overtaken, (await following).State);
        Assert.Equal(before, bench.Dump());
    }

    [Fact]
    public async Task A_gap_is_skipped()
    {
        var bench = new ViewBench(ViewDefinitions.Generation(StoryOfOrders.View));
        StoryOfOrders.Write(bench.Log, wide: 2);
        var projector = new Projector(bench.Log, bench.Records);
        bench.Log.Hide(0, 3);
        await RequireAsync(FollowState.Behind);
        var before = bench.Dump();
        for (var tries = 0; tries < 3; tries++)
            await RequireAsync(FollowState.Gap);

        Assert.Equal(before, bench.Dump());
        bench.Log.Reveal(0, 3);
        await bench.RequireRightAsync(StoryOfOrders.IsPoison);

        async Task RequireAsync(FollowState state)
        {
            var result = await projector.FollowAsync(bench.Generation, new SlotId(0));
            Assert.Equal((state, 2, 6), (result.State, result.Position, result.Head));
        }
    }

    [Fact]
    public async Task A_page_that_leaves_its_events_out_passes_for_the_end()
    {
        var bench = new ViewBench(ViewDefinitions.Generation(StoryOfOrders.View));
        bench.Log.Show(0, 5);
        var result = await new Projector(bench.Log, bench.Records).FollowAsync(bench.Generation, new SlotId(0));
        Assert.Equal(new FollowResult(FollowState.Gap, 0, 5), result);
    }

    [Fact]
    public async Task A_log_that_is_behind_the_cursor_takes_the_view_back()
    {
        // The replica that answers consumers changed, and its successor does not show everything yet.
        var bench = new ViewBench(ViewDefinitions.Generation(StoryOfOrders.View));
        StoryOfOrders.Write(bench.Log, wide: 2);
        await bench.FollowAsync();
        var before = bench.Dump();
        bench.Log.Show(0, 2);
        var result = await new Projector(bench.Log, bench.Records).FollowAsync(bench.Generation, new SlotId(0));
        Assert.Equal(new FollowResult(FollowState.CaughtUp, 6, 2), result);
        Assert.Equal(before, bench.Dump());
    }

    static string Undisturbed(int wide)
    {
        var world = new ViewWorld();
        StoryOfOrders.Write(world.Log, wide);
        world.FollowUndisturbed(Generation);
        return world.Dump(Generation);
    }
}
