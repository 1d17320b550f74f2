using Coordinator.Core.Sagas.Stores;
using Coordinator.Core.Views;
using Coordinator.Core.Views.Catalog;
using Coordinator.TestKit.Stores;
using Coordinator.TestKit.Views;

namespace Coordinator.Core.Tests.Views;

/// <summary>Views and their generations.</summary>
public sealed class CatalogTests
{
    const string One = """{ "source": "orders", "key": [ "/k" ], "aggregates": { "n": { "count": true } } }""";
    const string Other = """{ "source": "orders", "key": [ "/k" ], "aggregates": { "m": { "count": true } } }""";

    static readonly ViewOptions Options = new() { Partitions = 3 };

    readonly SimulatedRecords _records = new();
    readonly SteppedTime _time = new();
    readonly ViewCatalog _catalog;

    public CatalogTests() => _catalog = new ViewCatalog(_records, _time, Options);

    [Fact]
    public async Task A_new_view_cannot_be_read_while_it_is_built()
    {
        var put = await PutAsync(One);
        Assert.Equal(ViewPutState.Begun, put.State);
        var view = await _catalog.FindAsync("v");
        Assert.Equal((1, 3), (view!.Building!.Number, view.Building.Partitions));
        Assert.Equal(_time.GetUtcNow(), view.Building.BegunAt);
        Assert.Null(view.Live);
        Assert.Equal(1, view.Readable!.Number);
    }

    [Fact]
    public async Task The_same_definition_once_more_builds_the_view_again()
    {
        await PutAsync(One);
        var before = _records.Records[0].ETag;
        Assert.Equal(ViewPutState.Unchanged, (await PutAsync(One)).State);
        await _catalog.SwapAsync("v", 1);
        var again = await PutAsync(One.Replace(" ", "", StringComparison.Ordinal));
        Assert.Equal((ViewPutState.Unchanged, 1), (again.State, again.View.Live!.Number));
        Assert.NotEqual(before, _records.Records[0].ETag);
        Assert.Null(again.View.Building);
    }

    [Fact]
    public async Task A_changed_definition_takes_the_live_generation_away()
    {
        await PutAsync(One);
        await _catalog.SwapAsync("v", 1);
        var changed = await PutAsync(Other);
        Assert.Equal(ViewPutState.Begun, changed.State);
        Assert.Equal((1, 2), (changed.View.Live!.Number, changed.View.Building!.Number));
        Assert.Equal(1, changed.View.Readable!.Number);

        Assert.Equal(SwapState.Swapped, await _catalog.SwapAsync("v", 2));
        Assert.Equal(SwapState.Swapped, await _catalog.SwapAsync("v", 2));
        var view = await _catalog.FindAsync("v");
        Assert.Equal(2, view!.Live!.Number);
        Assert.Null(view.Building);
        Assert.Equal([1], view.Retired.Select(retired => retired.Number));
    }

    [Fact]
    public async Task A_generation_that_is_no_longer_wanted_takes_over()
    {
        await PutAsync(One);
        await PutAsync(Other);
        Assert.Equal(SwapState.Superseded, await _catalog.SwapAsync("v", 1));
        Assert.Equal(SwapState.Swapped, await _catalog.SwapAsync("v", 2));
        await _catalog.BeginRebuildAsync("v");
        await _catalog.DeleteAsync("v");
        Assert.Equal(SwapState.Superseded, await _catalog.SwapAsync("v", 3));
        Assert.Equal(SwapState.Superseded, await _catalog.SwapAsync("v", 2));
    }

    [Fact]
    public async Task Going_back_to_the_live_definition_builds_it_again()
    {
        await PutAsync(One);
        await _catalog.SwapAsync("v", 1);
        await PutAsync(Other);
        var back = await PutAsync(One);
        Assert.Equal(ViewPutState.Reverted, back.State);
        Assert.Equal(1, back.View.Live!.Number);
        Assert.Null(back.View.Building);
        Assert.Equal([2], back.View.Retired.Select(retired => retired.Number));
    }

    [Fact]
    public async Task A_rebuild_begins_twice()
    {
        Assert.Null(await _catalog.BeginRebuildAsync("v"));
        await PutAsync(One);
        Assert.Equal(1, (await _catalog.BeginRebuildAsync("v"))!.Building!.Number);
        await _catalog.SwapAsync("v", 1);
        var rebuilding = await _catalog.BeginRebuildAsync("v");
        Assert.Equal((1, 2), (rebuilding!.Live!.Number, rebuilding.Building!.Number));
        Assert.Equal(rebuilding.Live.Fingerprint, rebuilding.Building.Fingerprint);
        Assert.Equal(2, (await _catalog.BeginRebuildAsync("v"))!.Building!.Number);
    }

    [Fact]
    public async Task A_number_of_a_deleted_view_is_used_again()
    {
        Assert.False(await _catalog.DeleteAsync("v"));
        await PutAsync(One);
        Assert.True(await _catalog.DeleteAsync("v"));
        Assert.Null(await _catalog.FindAsync("v"));
        Assert.Empty((await _catalog.ListAsync(10, null)).Views);
        Assert.False(await _catalog.DeleteAsync("v"));

        var again = await PutAsync(One);
        Assert.Equal((ViewPutState.Begun, 2), (again.State, again.View.Building!.Number));
        Assert.Equal([1], again.View.Retired.Select(retired => retired.Number));
    }

    [Fact]
    public async Task Code_and_JSON_share_a_name()
    {
        await PutAsync(One);
        Assert.Equal(ViewPutState.Taken, (await _catalog.RegisterAsync(new OrderLines { Name = "v" })).State);
        await _catalog.DeleteAsync("v");
        Assert.Equal(ViewPutState.Begun, (await _catalog.RegisterAsync(new OrderLines { Name = "v" })).State);
        Assert.Equal(ViewPutState.Taken, (await PutAsync(One)).State);
    }

    [Fact]
    public async Task An_old_host_takes_a_view_of_code_back()
    {
        Assert.Equal(ViewPutState.Begun, (await RegisterAsync(1)).State);
        await _catalog.SwapAsync("lines", 1);
        Assert.Equal(ViewPutState.Unchanged, (await RegisterAsync(1)).State);
        var newer = await RegisterAsync(2);
        Assert.Equal((ViewPutState.Begun, 2), (newer.State, newer.View.Building!.CodeVersion));
        Assert.Equal(ViewPutState.Unchanged, (await RegisterAsync(1)).State);
        Assert.Equal(2, (await _catalog.FindAsync("lines"))!.Building!.CodeVersion);
    }

    [Fact]
    public async Task A_projection_changes_under_its_version()
    {
        await RegisterAsync(1);
        await Assert.ThrowsAsync<InvariantViolationException>(() => _catalog.RegisterAsync(new OrderLines
        {
            Aggregates = [new("other", AggregateKind.Count)],
        }));
    }

    [Fact]
    public async Task A_projection_that_no_view_can_have_is_registered()
    {
        OrderLines[] wrong =
        [
            new() { Name = "definitions" }, new() { Name = "a b" }, new() { Version = 0 },
            new() { Aggregates = [new("a", AggregateKind.Count), new("a", AggregateKind.Sum)] },
            new() { Aggregates = [new("a b", AggregateKind.Count)] },
            new() { Aggregates = [.. Enumerable.Range(0, 33).Select(n => new ViewAggregate($"a{n}", default))] },
        ];
        foreach (var projection in wrong)
            await Assert.ThrowsAsync<InvariantViolationException>(() => _catalog.RegisterAsync(projection));
        Assert.Empty(_records.Records);
    }

    [Fact]
    public async Task A_list_loses_a_view_between_two_pages()
    {
        for (var number = 0; number < 25; number++)
            await _catalog.PutAsync(ViewDefinitions.Read(One, $"v{number}"));
        await _catalog.DeleteAsync("v3");
        var names = new List<string>();
        var cursor = (string?)null;
        do
        {
            var page = await _catalog.ListAsync(4, cursor);
            names.AddRange(page.Views.Select(view => view.Name));
            cursor = page.Cursor;
        }
        while (cursor is not null);
        Assert.Equal(24, names.Distinct().Count());
        Assert.Equal(names.Order(StringComparer.Ordinal), names);
        await Assert.ThrowsAsync<InvalidCursorException>(() => _catalog.ListAsync(4, "x"));
    }

    [Fact]
    public async Task A_host_follows_what_another_release_made()
    {
        var projections = new CodeProjections([new OrderLines { Version = 1 }]);
        await RegisterAsync(2);
        Assert.Null(projections.Find("lines", (await _catalog.FindAsync("lines"))!.Building!));
        await PutAsync(One);
        var json = (await _catalog.FindAsync("v"))!.Building!;
        Assert.NotNull(projections.Find("v", json));
        Assert.Null(projections.Find("v", json with { Definition = """{ "source": "a", "later": true }""" }));
    }

    [Fact]
    public async Task A_host_follows_a_list_that_is_too_old()
    {
        var live = new LiveViews(_catalog, new CodeProjections([new OrderLines()]), _time, Options);
        await PutAsync(One);
        Assert.Equal(["v 1"], await FollowedAsync(live));
        await _catalog.SwapAsync("v", 1);
        await PutAsync(Other);
        await RegisterAsync(1);
        Assert.Equal(["v 1"], await FollowedAsync(live));
        // A view that is not in the list yet is found all the same.
        Assert.NotNull(await live.FindAsync("lines"));
        Assert.Null(await live.FindAsync("none"));

        _time.Pass(Options.RefreshAfter);
        Assert.Equal(["lines 1", "v 1"], await FollowedAsync(live));
        await _catalog.SwapAsync("v", 2);
        Assert.Equal(["lines 1", "v 1"], await FollowedAsync(live));
        Assert.Equal(["lines 1", "v 2"], await FollowedAsync(live, refresh: true));
        await _catalog.DeleteAsync("v");
        Assert.Equal(["lines 1"], await FollowedAsync(live, refresh: true));
    }

    static async Task<IEnumerable<string>> FollowedAsync(LiveViews live, bool refresh = false) =>
        (await live.FollowedAsync(refresh)).Select(generation => $"{generation.View} {generation.Info.Number}");

    Task<ViewPut> PutAsync(string json) => _catalog.PutAsync(ViewDefinitions.Read(json));

    Task<ViewPut> RegisterAsync(int version) => _catalog.RegisterAsync(new OrderLines { Version = version });
}
