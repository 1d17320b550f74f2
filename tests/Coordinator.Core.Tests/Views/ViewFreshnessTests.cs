using System.Globalization;
using Coordinator.Core.Events;
using Coordinator.Core.Model;
using Coordinator.Core.Rows;
using Coordinator.Core.Views;
using Coordinator.Core.Views.Catalog;
using Coordinator.Core.Views.Definitions;
using Coordinator.Core.Views.Reading;
using Coordinator.TestKit.Events;
using Coordinator.TestKit.Simulation;
using Coordinator.TestKit.Stores;
using Coordinator.TestKit.Views;

namespace Coordinator.Core.Tests.Views;

/// <summary>Reads of one's own writes, in virtual time; what the log covers is scripted.</summary>
public sealed class ViewFreshnessTests
{
    const int SlotCount = 20;

    static readonly Hlc Written = new(0x0199_f3a1_b2c3_0000);
    static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    static readonly ViewDefinition Definition =
        ViewDefinitions.Read("""{ "source": "orders", "key": [ "/customer" ] }""");

    readonly SimScheduler _scheduler = new(seed: 1, isShuffled: false);
    readonly SimHost _host;
    readonly ScriptedLog _log = new();
    readonly SimulatedRecords _records = new();
    readonly LogSignals _signals;
    readonly ViewCatalog _catalog;
    readonly LiveViews _views;
    readonly CodeProjections _projections = new([]);
    readonly ViewFreshness _freshness;

    /// <summary>What the logs must hold; null while they do not.</summary>
    readonly Dictionary<int, long?> _logged = [];

    readonly List<string> _asked = [];

    public ViewFreshnessTests()
    {
        _host = new SimHost(_scheduler, "host");
        var options = new ViewOptions { RefreshAfter = TimeSpan.FromMilliseconds(500) };
        _signals = new LogSignals(_host.Time);
        _catalog = new ViewCatalog(_records, _host.Time, options);
        _views = new LiveViews(_catalog, _projections, _host.Time, options);
        var reader = new ViewReader(_log, _records, _host.Time, options, SlotCount);
        _freshness = new ViewFreshness(_views, reader, SequencesAsync, _signals, _host.Time);
        _scheduler.Run(_host.Start(() => _catalog.PutAsync(Definition)));
    }

    [Fact]
    public void A_view_that_has_everything_is_waited_for()
    {
        Append(3);
        Follow(3);
        _logged[3] = 1;
        RequireFresh(_scheduler.Run(Wait(Second, 3, 5)));
        Assert.Equal(TimeSpan.Zero, _scheduler.Elapsed);
    }

    [Fact]
    public void A_view_that_lacks_an_event_is_called_fresh()
    {
        Append(3);
        Append(3);
        Append(5);
        Follow(5);
        _logged[3] = 1;
        _logged[5] = 1;
        RequireBehind(_scheduler.Run(Wait(TimeSpan.Zero, 3, 5)), 3);
        RequireBehind(_scheduler.Run(Wait(Second, 3, 5)), 3);
        Assert.Equal(Second, _scheduler.Elapsed);
    }

    [Fact]
    public void A_commit_that_is_in_no_log_yet_is_taken_for_applied()
    {
        _logged[3] = null;
        RequireBehind(_scheduler.Run(Wait(Second, 5, 3)), 3);
        Assert.Equal(Second, _scheduler.Elapsed);
    }

    [Fact]
    public void A_reader_is_answered_late_though_the_view_has_caught_up()
    {
        Append(3);
        _logged[3] = 1;
        var waiting = Wait(60 * Second, 3);
        _scheduler.RunFor(10 * Second);
        Assert.False(waiting.IsCompleted);
        Follow(3);
        RequireFresh(_scheduler.Run(waiting));
        Assert.InRange(_scheduler.Elapsed, 10 * Second, 10.25 * Second);
    }

    [Fact]
    public void A_log_that_grows_here_is_noticed_late()
    {
        _logged[3] = null;
        var waiting = Wait(60 * Second, 3);
        _scheduler.RunFor(10 * Second);
        Append(3);
        Follow(3);
        _logged[3] = 1;
        _signals.Advanced(new SlotId(3));
        RequireFresh(_scheduler.Run(waiting));
        Assert.Equal(10 * Second, _scheduler.Elapsed);
    }

    [Fact]
    public void A_slot_is_asked_for_after_its_log_has_answered()
    {
        Append(3);
        _logged[3] = 1;
        _logged[5] = null;
        RequireBehind(_scheduler.Run(Wait(Second, 3, 5)), 3, 5);
        Assert.Equal("3 5", _asked[0]);
        Assert.All(_asked.Skip(1), asked => Assert.Equal("5", asked));
        // 10, 20, 40 … 200 ms apart.
        Assert.InRange(_asked.Count, 7, 11);
    }

    [Fact]
    public void Many_slots_are_told_from_each_other_wrongly()
    {
        foreach (var slot in Enumerable.Range(0, SlotCount))
        {
            Append(slot);
            _logged[slot] = 1;
            if (slot is not (4 or 17))
                Follow(slot);
        }

        RequireBehind(_scheduler.Run(Wait(TimeSpan.Zero, [.. Enumerable.Range(0, SlotCount)])), 4, 17);
        Follow(4);
        Follow(17);
        RequireFresh(_scheduler.Run(Wait(TimeSpan.Zero, [.. Enumerable.Range(0, SlotCount)])));
    }

    [Fact]
    public void What_the_old_generation_has_counts_for_the_one_that_took_over()
    {
        Swap(1);
        Append(3);
        Append(5);
        Follow(3);
        _logged[3] = 1;
        _logged[5] = 1;
        var waiting = Wait(60 * Second, 3, 5);
        _scheduler.RunFor(Second);
        _scheduler.Run(_host.Start(() => _catalog.BeginRebuildAsync("v")));
        Swap(2);
        _scheduler.RunFor(2 * Second);
        // The new one has slot 5, which the old one lacked, but not slot 3.
        Follow(5);
        _scheduler.RunFor(Second);
        Assert.False(waiting.IsCompleted);
        Follow(3);
        var fresh = _scheduler.Run(waiting);
        RequireFresh(fresh);
        Assert.Equal(2, fresh.View!.Live!.Number);
    }

    [Fact]
    public void A_view_that_was_deleted_meanwhile_is_waited_for()
    {
        _logged[3] = null;
        var waiting = Wait(60 * Second, 3);
        _scheduler.RunFor(Second);
        _scheduler.Run(_host.Start(() => _catalog.DeleteAsync("v")));
        Assert.Null(_scheduler.Run(waiting).View);
        Assert.InRange(_scheduler.Elapsed, Second, 2 * Second);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_reader_who_has_gone_is_waited_for(bool isLogged)
    {
        Append(3);
        _logged[3] = isLogged ? 1 : null;
        using var gone = new CancellationTokenSource();
        var waiting = Wait(60 * Second, gone.Token, 3);
        _scheduler.RunFor(Second);
        gone.Cancel();
        RequireBehind(_scheduler.Run(waiting), 3);
        Assert.Equal(Second, _scheduler.Elapsed);
    }

    static void RequireFresh(FreshView fresh)
    {
        Assert.NotNull(fresh.View);
        Assert.Empty(fresh.Behind);
    }

    static void RequireBehind(FreshView fresh, params int[] slots)
    {
        Assert.NotNull(fresh.View);
        Assert.Equal(slots, fresh.Behind.Select(slot => slot.Value));
    }

    Task<FreshView> Wait(TimeSpan wait, params int[] slots) => Wait(wait, CancellationToken.None, slots);

    Task<FreshView> Wait(TimeSpan wait, CancellationToken cancellation, params int[] slots) => _host.Start(async () =>
    {
        var view = await _views.FindAsync("v");
        return await _freshness.WaitAsync(
            view!, [.. slots.Select(slot => new SlotId(slot))], Written, wait, cancellation);
    });

    Task<IReadOnlyDictionary<SlotId, long?>> SequencesAsync(IReadOnlyCollection<SlotId> slots, Hlc time)
    {
        Assert.Equal(Written, time);
        _asked.Add(string.Join(' ', slots.Select(slot => slot.Value)));
        return Task.FromResult<IReadOnlyDictionary<SlotId, long?>>(
            slots.ToDictionary(slot => slot, slot => _logged.TryGetValue(slot.Value, out var head) ? head : 0));
    }

    void Append(int slot) => _log.Append(
        slot, Written,
        new ItemChange(new ItemName("orders", slot.ToString(CultureInfo.InvariantCulture)), 1, """{"customer":"a"}"""));

    /// <summary>The generation that is read applies all that a slot's log has.</summary>
    void Follow(int slot) => _scheduler.Run(_host.Start(async () =>
    {
        var view = await _catalog.FindAsync("v");
        var generation = _projections.Find("v", view!.Readable!);
        var followed = await new Projector(_log, _records).FollowAsync(generation!, new SlotId(slot));
        Assert.Equal(FollowState.CaughtUp, followed.State);
    }));

    void Swap(int generation) => _scheduler.Run(_host.Start(async () =>
        Assert.Equal(SwapState.Swapped, await _catalog.SwapAsync("v", generation))));
}
