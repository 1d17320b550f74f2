using Coordinator.Core.Events;
using Coordinator.Core.Model;
using Coordinator.TestKit.Events;
using Coordinator.TestKit.Simulation;

namespace Coordinator.Core.Tests.Events;

public sealed class EventFeedTests
{
    const int Slots = 64;

    static readonly FeedSource Source = new(FeedKind.Collection, "c");
    static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    readonly SimScheduler _scheduler = new(seed: 1, isShuffled: false);
    readonly SimHost _host;
    readonly MemoryEventLog _log = new(Slots);
    readonly LogSignals _signals;
    long _now;

    public EventFeedTests()
    {
        _host = new SimHost(_scheduler, "host");
        _signals = new LogSignals(_host.Time);
    }

    [Fact]
    public void Large_events_make_a_page_larger_than_it_may_be_or_stop_it()
    {
        foreach (var slot in new[] { 5, 9, 9 })
            Append(slot, new string('x', 5 << 20));
        Append(9, new string('x', 3 << 20));
        Append(9, new string('x', 1 << 20));
        Append(9, "1");

        var cursor = Beginning;
        foreach (var events in new[] { 1, 1, 1, 2, 1 })
        {
            var page = Read(cursor);
            Assert.Equal(events, page.Events.Length);
            cursor = page.Cursor;
        }

        Assert.False(Read(cursor).HasMore);
    }

    [Fact]
    public void A_rare_event_is_not_found_behind_many_others()
    {
        for (var number = 0; number < 5_000; number++)
            _log.Append(number % 3, new Hlc(++_now), "other");
        Append(1, "7");
        var page = Read(Beginning);
        Assert.Equal("7", Assert.Single(page.Events).Changes[0].Value);
        Assert.Equal(5_000 / 3 + 2, page.Cursor.Positions[1]);
    }

    /// <summary>
    /// A source so rare that a request would be cut off before anything is found goes on by the cursor.
    /// </summary>
    [Fact]
    public void A_search_that_takes_too_long_does_not_end_or_begins_anew()
    {
        for (var number = 0; number < 20_000; number++)
            _log.Append(3, new Hlc(++_now), "other");
        Append(3, "7");
        _log.Gate = () => Task.Delay(TimeSpan.FromMilliseconds(200), _host.Time);

        var first = Read(Beginning);
        Assert.Empty(first.Events);
        Assert.True(first.HasMore);
        Assert.InRange(_scheduler.Elapsed, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(11));
        var page = first;
        for (var pages = 1; page.Events.IsEmpty; pages++)
        {
            Assert.True(pages < 10 && page.HasMore);
            page = Read(page.Cursor);
        }
        Assert.Equal(20_001, Assert.Single(page.Events).Sequence);
    }

    [Fact]
    public void More_logs_are_read_at_once_than_a_host_can_bear()
    {
        _log.Gate = () => Task.Delay(TimeSpan.FromMilliseconds(10), _host.Time);
        Read(Beginning);
        _scheduler.Run(_host.Start(() => Feed.EndAsync(Source, Slots)));
        Assert.Equal(Limits.EventReadsMax, _log.OpenMost);
    }

    /// <summary>What is older goes first; what is newer must not go first for ever.</summary>
    [Fact]
    public void Busy_slots_let_the_others_starve()
    {
        void Busy(int events)
        {
            for (var number = 0; number < events; number++)
                Append(number % 16, "1");
        }

        Busy(1_000);
        for (var slot = 16; slot < Slots; slot++)
            Append(slot, "2");
        Busy(9_000);
        var (cursor, seen) = (Beginning, 0);
        for (var pages = 0; seen < Slots - 16; pages++)
        {
            Assert.True(pages < 25, $"{seen} of the others after {pages} pages");
            var page = Read(cursor);
            seen += page.Events.Count(logged => logged.Changes[0].Value == "2");
            cursor = page.Cursor;
        }
    }

    [Fact]
    public void A_page_reads_far_more_than_it_gives()
    {
        for (var number = 0; number < 10_000; number++)
            Append(number % Slots, "1");
        Read(Beginning);
        Assert.InRange(_log.Requests, 1, 4 * Limits.EventReadsMax);
    }

    [Fact]
    public void What_this_host_appends_is_told_late_or_costs_a_look_at_all()
    {
        var read = Start(Beginning, Minute);
        _scheduler.RunFor(TimeSpan.FromSeconds(10));
        var before = _log.Requests;
        Append(7, "1");
        _signals.Advanced(new SlotId(7));
        Assert.Equal(7, Assert.Single(_scheduler.Run(read)!.Events).Slot.Value);
        Assert.Equal(TimeSpan.FromSeconds(10), _scheduler.Elapsed);
        Assert.Equal(1, _log.Requests - before);
    }

    /// <summary>This host appends all the time, to other collections; another host appends once.</summary>
    [Fact]
    public void What_other_hosts_append_is_not_seen_while_this_one_is_busy()
    {
        void Busy()
        {
            _log.Append(4, new Hlc(++_now), "other");
            _signals.Advanced(new SlotId(4));
            if (_scheduler.Elapsed < Minute)
                _scheduler.Schedule(host: null, TimeSpan.FromMilliseconds(10), Busy);
        }

        Busy();
        var read = Start(Beginning, Minute);
        _scheduler.RunFor(TimeSpan.FromSeconds(10));
        Assert.False(read.IsCompleted);
        Append(5, "1");
        var page = _scheduler.Run(read)!;
        Assert.Equal(5, Assert.Single(page.Events).Slot.Value);
        Assert.InRange(_scheduler.Elapsed, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(11));
        Assert.InRange(page.Cursor.Positions[4], 900, 1_200);
    }

    [Fact]
    public void Whoever_waits_asks_all_slots_all_the_time()
    {
        _log.Gate = () => Task.Delay(TimeSpan.FromMilliseconds(25), _host.Time);
        var read = Start(Beginning, Minute);
        var page = _scheduler.Run(read)!;
        Assert.Empty(page.Events);
        Assert.False(page.HasMore);
        // A look takes 8 times 25 ms, the pause after it four times as long.
        Assert.InRange(_log.Requests, 55 * Slots, 65 * Slots);
        Assert.InRange(_scheduler.Elapsed, Minute, Minute + TimeSpan.FromSeconds(1));
    }

    [Fact]
    public void Someone_who_has_gone_is_waited_for()
    {
        using var gone = new CancellationTokenSource();
        var read = _host.Start(() => Feed.ReadAsync(Beginning, 100, Minute, gone.Token));
        _scheduler.RunFor(TimeSpan.FromSeconds(1));
        gone.Cancel();
        Assert.Empty(_scheduler.Run(read)!.Events);
        Assert.Equal(TimeSpan.FromSeconds(1), _scheduler.Elapsed);
    }

    [Fact]
    public void A_silent_replica_stops_the_others_or_is_not_told()
    {
        Append(3, "1");
        Append(4, "2");
        _log.SetSilent(4, true);
        var page = Read(Beginning);
        Assert.Equal(3, Assert.Single(page.Events).Slot.Value);
        Assert.Equal([new SlotId(4)], page.Silent.AsEnumerable());
        // Else a reader would come back at once, again and again.
        Assert.False(page.HasMore);
        Assert.Null(_scheduler.Run(_host.Start(() => Feed.EndAsync(Source, Slots))));

        var read = Start(page.Cursor, Minute);
        _scheduler.RunFor(TimeSpan.FromSeconds(10));
        Assert.False(read.IsCompleted);
        _log.SetSilent(4, false);
        Assert.Equal(4, Assert.Single(_scheduler.Run(read)!.Events).Slot.Value);
    }

    [Fact]
    public void A_host_that_reaches_no_replica_tells_that_nothing_happened()
    {
        for (var slot = 0; slot < Slots; slot++)
            _log.SetSilent(slot, true);
        Assert.Null(_scheduler.Run(Start(Beginning, Minute)));
        Assert.Equal(TimeSpan.Zero, _scheduler.Elapsed);
    }

    static FeedCursor Beginning => FeedCursor.Beginning(Source, Slots);

    EventFeed Feed => new(_log, _signals, _host.Time);

    FeedPage Read(FeedCursor cursor) => _scheduler.Run(Start(cursor, TimeSpan.Zero))!;

    Task<FeedPage?> Start(FeedCursor cursor, TimeSpan wait) =>
        _host.Start(() => Feed.ReadAsync(cursor, 100, wait, CancellationToken.None));

    void Append(int slot, string value) => _log.Append(slot, new Hlc(++_now), "c", value);
}
