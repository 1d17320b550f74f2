using Coordinator.Core.Events;
using Coordinator.Core.Model;
using Coordinator.Core.Rows;
using Coordinator.TestKit.Events;
using Coordinator.TestKit.Simulation;

namespace Coordinator.Core.Tests.Events;

public sealed class ItemEventsTests
{
    static readonly ItemName Item = new("accounts", "{a}alice");
    static readonly ItemName Other = new("accounts", "{a}bob");

    readonly MemoryEventLog _log = new(8);
    long _now;

    [Fact]
    public async Task An_item_shows_what_happened_to_its_neighbours_or_in_another_order()
    {
        Change("1");
        _log.Change(Other, new Hlc(++_now), "7");
        _log.Append(
            _log.SlotOf(Item).Value, new Hlc(++_now),
            [new ItemChange(Other, 2, "8"), new ItemChange(Item, 2, Value: null)], [new PublishedMessage("t", "1")]);
        Change("3");

        var page = (await ReadAsync(before: null, limit: 100))!;
        Assert.Null(page.Before);
        Assert.Equal([4L, 3L, 1L], page.Events.Select(logged => logged.Sequence));
        Assert.Equal(["3", null, "1"], page.Events.Select(logged => Assert.Single(logged.Changes).Value));
        Assert.All(page.Events, logged => Assert.Empty(logged.Messages));
    }

    [Fact]
    public async Task Pages_of_a_history_overlap_or_leave_gaps()
    {
        for (var n = 0; n < 50; n++)
            Change($"{n}");
        for (var limit = 1; limit < 60; limit += 7)
        {
            var seen = new List<long>();
            long? before = null;
            do
            {
                var page = (await ReadAsync(before, limit))!;
                Assert.True(page.Events.Length <= limit);
                seen.AddRange(page.Events.Select(logged => logged.Sequence));
                before = page.Before;
            }
            while (before is not null);

            Assert.Equal(Enumerable.Range(1, 50).Reverse().Select(n => (long)n), seen);
        }
    }

    [Fact]
    public async Task Large_values_make_a_page_larger_than_it_may_be_or_stop_it()
    {
        foreach (var bytes in new[] { 1, 3 << 20, 2 << 20, 5 << 20 })
            Change(new string('x', bytes));
        long? before = null;
        foreach (var (events, next) in new (int, long?)[] { (1, 4), (1, 3), (2, null) })
        {
            var page = (await ReadAsync(before, 100))!;
            Assert.Equal(events, page.Events.Length);
            Assert.Equal(next, page.Before);
            before = page.Before;
        }
    }

    [Fact]
    public void More_events_are_read_at_once_than_a_host_can_bear()
    {
        for (var n = 0; n < 50; n++)
            Change($"{n}");
        var scheduler = new SimScheduler(seed: 1, isShuffled: false);
        var host = new SimHost(scheduler, "host");
        _log.Gate = () => Task.Delay(TimeSpan.FromMilliseconds(10), host.Time);
        scheduler.Run(host.Start(() => ReadAsync(before: null, limit: 100)));
        Assert.Equal(Limits.EventReadsMax, _log.OpenMost);
        Assert.Equal(51, _log.Requests);
    }

    [Fact]
    public async Task A_silent_replica_looks_like_an_item_without_history()
    {
        Change("1");
        _log.SetSilent(_log.SlotOf(Item).Value, true);
        Assert.Null(await ReadAsync(before: null, limit: 100));
    }

    [Fact]
    public async Task An_item_that_never_was_has_a_history()
    {
        var page = (await ReadAsync(before: null, limit: 100))!;
        Assert.Empty(page.Events);
        Assert.Null(page.Before);
    }

    Task<ItemEventPage?> ReadAsync(long? before, int limit) =>
        new ItemEvents(_log, _log).ReadAsync(Item, _log.SlotOf(Item), before, limit);

    void Change(string value) => _log.Change(Item, new Hlc(++_now), value);
}
