using System.Collections.Immutable;
using System.Globalization;
using Coordinator.Core.Model;
using Coordinator.Core.Sagas.Stores;
using Coordinator.Core.Views;
using Coordinator.Core.Views.Catalog;
using Coordinator.Core.Views.Projecting;
using Coordinator.Core.Views.Reading;
using Coordinator.TestKit.Views;

namespace Coordinator.Core.Tests.Views;

/// <summary>What readers see of a view.</summary>
public sealed class ReaderTests
{
    const string ByKey = """
        { "source": "orders", "key": [ "/a", "/b" ], "aggregates": { "n": { "count": true } } }
        """;

    readonly SteppedTime _time = new();

    [Fact]
    public async Task The_position_of_a_row_is_that_of_the_view()
    {
        var bench = NewBench(ViewDefinitions.Generation(StoryOfOrders.View));
        StoryOfOrders.Write(bench.Log, wide: 3);
        await bench.FollowAsync();
        var alice = await bench.Reader.RowAsync(bench.View, "alice");
        Assert.Equal("alice", Assert.Single(alice!.Key));
        Assert.Equal("""{"id":4,"max":7,"min":4,"n":2,"sum":11}""", alice.Value);
        Assert.Equal("0:4 1:4", Text(alice.Position));
        Assert.Equal("0:6 1:4", Text((await bench.Reader.RowAsync(bench.View, "carol"))!.Position));
        Assert.Null(await bench.Reader.RowAsync(bench.View, "nobody"));
    }

    [Fact]
    public void A_row_with_a_part_of_an_event_says_that_it_has_the_event()
    {
        var step = new RowStep(Sequence: 7, Number: 0, IsLast: false, IsRemoval: false, Member: null!);
        var row = new RowState { Key = ["k"] }.After(new SlotId(3), step);
        Assert.Equal("3:6", Text(RowDocument.Of(row, []).Position));
        row = row.After(new SlotId(3), step with { Number = 1, IsLast = true });
        Assert.Equal("3:7", Text(RowDocument.Of(row, []).Position));
    }

    [Fact]
    public async Task A_view_is_said_to_cover_what_it_has_not_applied()
    {
        var bench = NewBench(ViewDefinitions.Generation(StoryOfOrders.View));
        StoryOfOrders.Write(bench.Log, wide: 1);
        bench.Log.PageMax = 2;
        Assert.False(await bench.Reader.CoversAsync(bench.View, new SlotId(0), 1));
        Assert.True(await bench.Reader.CoversAsync(bench.View, new SlotId(0), 0));
        await new Projector(bench.Log, bench.Records).FollowAsync(bench.Generation, new SlotId(0));
        Assert.True(await bench.Reader.CoversAsync(bench.View, new SlotId(0), 2));
        Assert.False(await bench.Reader.CoversAsync(bench.View, new SlotId(0), 3));
        Assert.False(await bench.Reader.CoversAsync(bench.View, new SlotId(1), 1));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(8)]
    public async Task A_list_loses_or_repeats_a_row(int partitions)
    {
        var bench = NewBench(ViewDefinitions.Generation(ByKey, partitions: partitions));
        await FillAsync(bench, new Random(partitions));
        var expected = ExpectedView.Of(bench.Generation.Projection, bench.Log.Events).Keys.Count;
        foreach (var size in new[] { 1, 2, 7, 50, 200 })
        {
            var keys = await KeysAsync(bench, size);
            Assert.Equal(expected, keys.Count);
            Assert.Equal(keys.Order(Comparer<string>.Create(Core.Records.RecordNames.Compare)), keys);
            Assert.Equal(
                keys.Where(key => key.StartsWith("p1/", StringComparison.Ordinal)),
                await KeysAsync(bench, size, "p1", ""));
            Assert.Equal(
                keys.Where(key => key.StartsWith("p1/x", StringComparison.Ordinal)),
                await KeysAsync(bench, size, "p1", "x"));
        }
    }

    [Fact]
    public async Task Many_hidden_rows_make_a_list_long_or_end_it()
    {
        var bench = NewBench(ViewDefinitions.Generation(ByKey));
        for (var number = 0; number < 2_100; number++)
        {
            var key = number.ToString("D5", CultureInfo.InvariantCulture);
            bench.Change(0, key, $$"""{ "a": "{{key}}", "b": 1 }""");
            if (number < 2_050)
                bench.Change(0, key, null);
        }

        await bench.FollowAsync();
        var first = await bench.Reader.ListAsync(bench.View, "", 100, null);
        Assert.Empty(first.Rows);
        Assert.Equal(50, (await bench.Reader.ListAsync(bench.View, "", 100, first.Cursor)).Rows.Length);
    }

    [Fact]
    public async Task A_cursor_of_another_list_leaves_out_what_comes_before()
    {
        var bench = NewBench(ViewDefinitions.Generation(ByKey));
        await FillAsync(bench, new Random(1));
        var cursor = (await bench.Reader.ListAsync(bench.View, "p", 2, null)).Cursor!;
        var other = bench.View with { Name = "other" };
        var redefined = bench.View with { Live = bench.Generation.Info with { Fingerprint = "other" } };
        foreach (var (view, prefix, wrong) in new[]
        {
            (other, "p", cursor), (redefined, "p", cursor), (bench.View, "", cursor), (bench.View, "p", cursor[1..]),
            (bench.View, "p", ""), (bench.View, "p", "%"), (bench.View, "p", "AAAA"),
        })
            await Assert.ThrowsAsync<InvalidCursorException>(() => bench.Reader.ListAsync(view, prefix, 2, wrong));
        await Assert.ThrowsAsync<InvalidCursorException>(() => bench.Reader.DeadLettersAsync(bench.View, 2, cursor));
    }

    [Fact]
    public async Task A_list_begins_again_when_a_rebuilt_generation_takes_over()
    {
        var bench = NewBench(ViewDefinitions.Generation(ByKey, partitions: 4));
        await FillAsync(bench, new Random(2));
        var all = (await bench.Reader.ListAsync(bench.View, "", 200, null)).Rows;
        var first = await bench.Reader.ListAsync(bench.View, "", 5, null);

        bench.Generation = ViewDefinitions.Generation(ByKey, number: 2, partitions: 3);
        await bench.FollowAsync();
        var rest = await bench.Reader.ListAsync(bench.View, "", 200, first.Cursor);
        Assert.Equal(all.Select(row => row.Key[1]), first.Rows.Concat(rest.Rows).Select(row => row.Key[1]));
        Assert.Null(rest.Cursor);
    }

    [Fact]
    public async Task A_slot_that_lags_is_not_told()
    {
        var bench = NewBench(ViewDefinitions.Generation(StoryOfOrders.View));
        bench.Change(0, "a", null, Hlc.At(_time.GetUtcNow()));
        _time.Pass(TimeSpan.FromSeconds(10));
        bench.Change(2, "c", null, Hlc.At(_time.GetUtcNow()));
        await new Projector(bench.Log, bench.Records).FollowAsync(bench.Generation, new SlotId(2));
        bench.Change(2, "c", null, Hlc.At(_time.GetUtcNow()));
        _time.Pass(TimeSpan.FromSeconds(5));

        var status = await bench.Reader.StatusAsync(bench.View);
        Assert.Equal(ViewState.Live, status.State);
        Assert.Equal(
            ["0/1 15", "0/0 0", "1/2 5", "0/0 0"],
            status.Readable.Slots.Select(slot => $"{slot.Position}/{slot.Head} {slot.Lag?.TotalSeconds}"));
        Assert.Equal(TimeSpan.FromSeconds(15), status.Readable.Lag);
        Assert.Equal(TimeSpan.FromSeconds(15), await bench.Reader.LagAsync(bench.View));
    }

    [Fact]
    public async Task A_lag_is_asked_for_with_every_row_or_kept_for_ever()
    {
        var bench = NewBench(ViewDefinitions.Generation(StoryOfOrders.View));
        bench.Change(0, "a", null, Hlc.At(_time.GetUtcNow()));
        _time.Pass(TimeSpan.FromSeconds(10));
        Assert.Equal(TimeSpan.FromSeconds(10), await bench.Reader.LagAsync(bench.View));
        await bench.FollowAsync();
        Assert.Equal(TimeSpan.FromSeconds(10), await bench.Reader.LagAsync(bench.View));
        var rebuilt = bench.View with { Live = bench.Generation.Info with { Number = 2 } };
        _time.Pass(TimeSpan.FromSeconds(1));
        Assert.Equal(TimeSpan.FromSeconds(11), await bench.Reader.LagAsync(rebuilt));
        _time.Pass(new ViewOptions().LagAge);
        Assert.Equal(TimeSpan.Zero, await bench.Reader.LagAsync(bench.View));
    }

    [Fact]
    public async Task A_view_that_is_built_passes_for_live()
    {
        var bench = NewBench(ViewDefinitions.Generation(StoryOfOrders.View));
        var view = new ViewInfo { Name = "v", Building = bench.Generation.Info };
        Assert.Equal(ViewState.Building, (await bench.Reader.StatusAsync(view)).State);
        StoryOfOrders.Write(bench.Log, wide: 1);
        await bench.FollowAsync();
        Assert.NotNull(await bench.Reader.RowAsync(view, "alice"));

        var rebuilding = bench.View with { Building = bench.Generation.Info with { Number = 2 } };
        var status = await bench.Reader.StatusAsync(rebuilding);
        Assert.Equal(ViewState.Rebuilding, status.State);
        Assert.Equal((6, 0), (status.Readable.Slots[0].Position, status.Building!.Slots[0].Position));
        await Assert.ThrowsAsync<ArgumentException>(() => bench.Reader.RowAsync(new ViewInfo { Name = "v" }, "alice"));
    }

    [Fact]
    public async Task A_silent_store_passes_for_an_empty_one()
    {
        var view = NewBench(ViewDefinitions.Generation(StoryOfOrders.View)).View;
        var silent = new SilentRecords();
        var reader = new ViewReader(new TestKit.Events.ScriptedLog(), silent, _time, new ViewOptions(), slots: 2);
        await Assert.ThrowsAsync<StoreUnavailableException>(() => reader.RowAsync(view, "k"));
        await Assert.ThrowsAsync<StoreUnavailableException>(() => reader.ListAsync(view, "", 10, null));
        await Assert.ThrowsAsync<StoreUnavailableException>(() => reader.DeadLettersAsync(view, 10, null));
        await Assert.ThrowsAsync<StoreUnavailableException>(() => reader.StatusAsync(view));
        await Assert.ThrowsAsync<StoreUnavailableException>(() => reader.LagAsync(view));
        await Assert.ThrowsAsync<StoreUnavailableException>(() => reader.CoversAsync(view, new SlotId(0), 1));
        var catalog = new ViewCatalog(silent, _time, new ViewOptions());
        await Assert.ThrowsAsync<StoreUnavailableException>(() => catalog.FindAsync("v"));
        await Assert.ThrowsAsync<StoreUnavailableException>(() => catalog.ListAsync(10, null));
        await Assert.ThrowsAsync<StoreUnavailableException>(() => catalog.DeleteAsync("v"));
    }

    ViewBench NewBench(ViewGeneration generation) => new(generation, _time);

    static async Task FillAsync(ViewBench bench, Random random)
    {
        for (var number = 0; number < 120; number++)
        {
            var value = random.Next(8) == 0 ? null : $$"""
                { "a": "p{{random.Next(3)}}", "b": "{{"xy/~é"[random.Next(5)]}}{{random.Next(30)}}" }
                """;
            var item = random.Next(100);
            bench.Change(item % bench.Slots, item.ToString(CultureInfo.InvariantCulture), value);
        }

        await bench.FollowAsync();
    }

    static async Task<List<string>> KeysAsync(ViewBench bench, int size, params string[] prefix)
    {
        Assert.True(ViewKey.TryPrefix([.. prefix], out var text, out _));
        var keys = new List<string>();
        for (ViewRowPage? page = null; page is null || page.Cursor is not null;)
        {
            page = await bench.Reader.ListAsync(bench.View, text, size, page?.Cursor);
            Assert.True(page.Rows.Length <= size);
            keys.AddRange(page.Rows.Select(row => KeyOf(row.Key)));
        }

        return keys;
    }

    static string KeyOf(ImmutableArray<string> parts)
    {
        Assert.True(ViewKey.TryCreate(parts, out var key, out _));
        return key;
    }

    static string Text(ImmutableSortedDictionary<int, long> position) =>
        string.Join(' ', position.Select(entry => $"{entry.Key}:{entry.Value}"));
}
