using System.Collections.Immutable;
using Coordinator.Core.Model;
using Coordinator.Core.Rows;
using Coordinator.Core.Views;
using Coordinator.Core.Views.Catalog;
using Coordinator.Core.Views.Reading;
using Coordinator.TestKit.Checkers.Views;
using Coordinator.TestKit.Events;
using Coordinator.TestKit.Stores;
using Coordinator.TestKit.Views;

namespace Coordinator.Core.Tests.Views;

/// <summary>A view on stores that answer at once: the script changes items and looks at rows.</summary>
sealed class ViewBench
{
    readonly Dictionary<ItemName, long> _versions = [];
    readonly TimeProvider _time;
    long _now = 1_000;

    public ViewBench(ViewGeneration generation, TimeProvider? time = null, int slots = 4)
    {
        Generation = generation;
        _time = time ?? TimeProvider.System;
        Slots = slots;
        Reader = new ViewReader(Log, Records, _time, new ViewOptions(), slots);
    }

    public int Slots { get; }

    public ViewGeneration Generation { get; set; }

    public ScriptedLog Log { get; } = new();

    public SimulatedRecords Records { get; } = new();

    public ViewReader Reader { get; }

    /// <summary>The view as the catalog would name it.</summary>
    public ViewInfo View => new() { Name = Generation.View, Live = Generation.Info };

    /// <summary>Changes one item in one transaction; null deletes it.</summary>
    public void Change(int slot, string key, string? value, Hlc? time = null) =>
        Log.Append(slot, time ?? NextTime(), Of(key, value));

    public ItemChange Of(string key, string? value, string collection = "orders")
    {
        var item = new ItemName(collection, key);
        var version = _versions[item] = _versions.GetValueOrDefault(item) + 1;
        return new ItemChange(item, version, value);
    }

    public Hlc NextTime() => new(_now++ << Hlc.CounterBits);

    /// <summary>Applies all that the log shows.</summary>
    public async Task FollowAsync()
    {
        var projector = new Projector(Log, Records);
        foreach (var slot in Log.Slots)
        {
            var result = await projector.FollowAsync(Generation, slot);
            while (result.State == FollowState.Behind)
                result = await projector.FollowAsync(Generation, slot);
            Assert.Equal(FollowState.CaughtUp, result.State);
        }
    }

    /// <summary>A row's value; null when there is none.</summary>
    public async Task<string?> RowAsync(params string[] key)
    {
        Assert.True(ViewKey.TryCreate([.. key], out var text, out var error), error);
        return (await Reader.RowAsync(View, text))?.Value;
    }

    /// <summary>Applies everything and requires that the view shows exactly what the items say.</summary>
    public async Task RequireRightAsync(Func<ItemChange, bool>? isPoison = null)
    {
        await FollowAsync();
        var expected = ExpectedView.Of(Generation.Projection, Log.Events, isPoison);
        var difference = ViewDifference.Between(expected, await RowsAsync());
        Assert.True(difference.IsNone, difference.ToString());
    }

    async Task<Dictionary<string, string>> RowsAsync()
    {
        var rows = new Dictionary<string, string>(StringComparer.Ordinal);
        for (ViewRowPage? page = null; page is null || page.Cursor is not null;)
        {
            page = await Reader.ListAsync(View, "", 3, page?.Cursor);
            foreach (var row in page.Rows)
                rows.Add(string.Join(ExpectedView.KeySeparator, row.Key), row.Value);
        }

        return rows;
    }

    /// <summary>Every record of the generation, without the generation's number.</summary>
    public string Dump() => ViewDump.Of(Records, Generation.Info.Number);
}
