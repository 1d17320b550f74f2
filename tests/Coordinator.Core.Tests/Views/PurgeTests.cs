using Coordinator.Core.Model;
using Coordinator.Core.Records;
using Coordinator.Core.Rows;
using Coordinator.Core.Views;
using Coordinator.Core.Views.Catalog;
using Coordinator.TestKit.Views;

namespace Coordinator.Core.Tests.Views;

/// <summary>Generations that nobody reads any more go, and nothing else does.</summary>
public sealed class PurgeTests
{
    static readonly ViewOptions Options = new() { Partitions = 2 };

    readonly SteppedTime _time = new();
    readonly ViewBench _bench;
    readonly ViewCatalog _catalog;
    readonly ViewPurge _purge;

    public PurgeTests()
    {
        _bench = new ViewBench(ViewDefinitions.Generation(StoryOfOrders.View), _time);
        _catalog = new ViewCatalog(_bench.Records, _time, Options);
        _purge = new ViewPurge(_catalog, _bench.Records, _time, Options);
        StoryOfOrders.Write(_bench.Log, wide: 60);
    }

    [Fact]
    public async Task A_generation_goes_while_hosts_still_read_it_or_stays_for_ever()
    {
        await BuildAsync(1);
        await _catalog.BeginRebuildAsync("v");
        await BuildAsync(2);
        Assert.Empty(await _purge.DueAsync());
        _time.Pass(Options.PurgeAfter);
        var due = Assert.Single(await _purge.DueAsync());
        Assert.Equal(("v", 1), (due.View, due.Generation.Number));
        var kept = ViewDump.Of(_bench.Records, 2);

        var pages = 0;
        for (; await _purge.PurgeAsync(due, pages: 1) == PurgeState.More; pages++)
            Assert.True(pages < 100, "it does not come to an end");
        Assert.True(pages >= 4, $"only {pages} pages");
        Assert.Equal("", ViewDump.Of(_bench.Records, 1));
        Assert.Equal(kept, ViewDump.Of(_bench.Records, 2));
    }

    [Fact]
    public async Task What_a_paused_host_wrote_after_the_purge_stays_for_ever()
    {
        await BuildAsync(1);
        await _catalog.DeleteAsync("v");
        _time.Pass(Options.PurgeAfter);
        await PurgeAllAsync();
        Assert.Equal("", ViewDump.Of(_bench.Records, 1));
        Assert.Empty(await _purge.DueAsync());

        await _bench.FollowAsync();
        Assert.NotEqual("", ViewDump.Of(_bench.Records, 1));
        _time.Pass(Options.ForgetAfter);
        await PurgeAllAsync();
        Assert.Equal("", ViewDump.Of(_bench.Records, 1));
        Assert.Empty(await _purge.DueAsync());
        Assert.Equal("views", Assert.Single(_bench.Records.Records).Key.Partition);
    }

    [Fact]
    public async Task A_projector_takes_rows_that_were_purged_for_new_ones()
    {
        await BuildAsync(1);
        var rows = _bench.Records.Records
            .Where(record => record.Key.Partition.Contains("/rows/", StringComparison.Ordinal));
        foreach (var row in rows)
            _bench.Records.Commit([new DeleteRecord(row.Key, IfMatch: null)]);
        var item = new ItemName("orders", "z");
        _bench.Log.Append(1, _bench.NextTime(), new ItemChange(item, 9, Value: null));
        var before = _bench.Dump();
        var result = await new Projector(_bench.Log, _bench.Records).FollowAsync(_bench.Generation, new SlotId(1));
        Assert.Equal(FollowState.Inconsistent, result.State);
        Assert.Equal(before, _bench.Dump());
    }

    async Task BuildAsync(int generation)
    {
        if (generation == 1)
            await _catalog.PutAsync(ViewDefinitions.Read(StoryOfOrders.View));
        _bench.Generation = ViewDefinitions.Generation(StoryOfOrders.View, generation);
        await _bench.FollowAsync();
        Assert.Equal(SwapState.Swapped, await _catalog.SwapAsync("v", generation));
    }

    async Task PurgeAllAsync()
    {
        foreach (var due in await _purge.DueAsync())
            Assert.Equal(PurgeState.Done, await _purge.PurgeAsync(due, pages: 100));
    }
}
