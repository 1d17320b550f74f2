using Coordinator.Core.Views;
using Coordinator.Simulation.Without.Views;
using Coordinator.TestKit.Faults;
using Coordinator.TestKit.Views;

namespace Coordinator.Core.Tests.Views;

/// <summary>A projector that dies at any of its requests, and another that goes on (T36).</summary>
public sealed class CrashSweepTests
{
    static readonly ViewGeneration Generation = ViewDefinitions.Generation(StoryOfOrders.View);

    [Theory]
    [InlineData(3, int.MaxValue)]
    [InlineData(3, 1)]
    [InlineData(3, 2)]
    [InlineData(40, 1)]
    public void A_crash_at_some_request_counts_an_event_twice_or_never(int wide, int pageMax)
    {
        var undisturbed = NewWorld(wide, pageMax);
        undisturbed.FollowUndisturbed(Generation);
        undisturbed.RequireRight(Generation, StoryOfOrders.IsPoison);
        foreach (var isAfter in new[] { false, true })
        {
            var point = 0;
            for (var isStruck = true; isStruck; point++)
            {
                var world = NewWorld(wide, pageMax);
                isStruck = RunAndCrash(world, point, isAfter);
                // Who goes on makes other batches.
                world.Log.PageMax = pageMax == 1 ? int.MaxValue : 1;
                world.FollowUndisturbed(Generation);
                world.RequireRight(Generation, StoryOfOrders.IsPoison);
                Assert.Equal(undisturbed.Dump(Generation), world.Dump(Generation));
            }

            Assert.True(point > 20, $"only {point} points");
        }
    }

    [Fact]
    public void Two_crashes_anywhere_count_an_event_twice_or_never()
    {
        var undisturbed = NewWorld(2, pageMax: 2);
        undisturbed.FollowUndisturbed(Generation);
        for (var (first, isStruck) = (0, true); isStruck; first++)
        {
            for (var (second, isStruckAgain) = (0, true); isStruckAgain; second += 3)
            {
                var world = NewWorld(2, pageMax: 2);
                isStruck = RunAndCrash(world, first, isAfter: true);
                world.Log.PageMax = 3;
                isStruckAgain = RunAndCrash(world, second, isAfter: true);
                world.FollowUndisturbed(Generation);
                Assert.Equal(undisturbed.Dump(Generation), world.Dump(Generation));
            }
        }
    }

    [Fact]
    public void A_row_that_takes_several_batches_is_never_cut()
    {
        // Without this the sweep over the wide story would show nothing of it.
        var world = NewWorld(40, pageMax: 1);
        var batches = 0;
        world.Network.OnSent = effect => batches += effect.RecordWrites.Any(write =>
            write.Key.Name == "row/carol") ? 1 : 0;
        world.FollowUndisturbed(Generation);
        Assert.True(batches >= 6, $"only {batches} batches");
    }

    [Fact]
    public void A_row_that_forgets_where_an_event_was_cut_goes_unnoticed()
    {
        var undisturbed = NewWorld(40, pageMax: 1);
        undisturbed.FollowUndisturbed(Generation);
        Assert.Contains(Enumerable.Range(0, 300), point =>
        {
            var world = NewWorld(40, pageMax: 1);
            RunAndCrash(world, point, isAfter: true);
            world.FollowUndisturbed(Generation, records => new RowSteps(records));
            return undisturbed.Dump(Generation) != world.Dump(Generation);
        });
    }

    static ViewWorld NewWorld(int wide, int pageMax)
    {
        var world = new ViewWorld();
        world.Log.PageMax = pageMax;
        StoryOfOrders.Write(world.Log, wide);
        return world;
    }

    static bool RunAndCrash(ViewWorld world, int point, bool isAfter)
    {
        var host = world.NewHost("projector");
        var crash = new CrashAt(host, point, isAfter);
        world.Network.Faults = crash;
        _ = world.StartFollowing(host, Generation, world.ProjectorOf(host));
        world.Scheduler.RunUntilIdle();
        return crash.HasStruck;
    }
}
