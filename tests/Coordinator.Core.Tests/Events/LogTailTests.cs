using Coordinator.Core.Events;
using Coordinator.Core.Model;
using Coordinator.TestKit.Events;
using Coordinator.TestKit.Simulation;

namespace Coordinator.Core.Tests.Events;

public sealed class LogTailTests
{
    static readonly SlotId Slot = new(2);
    static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    static readonly TimeSpan PauseMax = TimeSpan.FromMilliseconds(500);

    readonly SimScheduler _scheduler = new(seed: 1, isShuffled: false);
    readonly SimHost _host;
    readonly MemoryEventLog _log = new(4);
    readonly LogSignals _signals;

    public LogTailTests()
    {
        _host = new SimHost(_scheduler, "host");
        _signals = new LogSignals(_host.Time);
    }

    [Fact]
    public void What_this_host_appends_is_told_late()
    {
        var read = Start(after: 0, Minute);
        _scheduler.RunFor(TimeSpan.FromSeconds(10));
        Append(1);
        _signals.Advanced(Slot);

        Assert.Equal([1L], Sequences(_scheduler.Run(read)));
        Assert.Equal(TimeSpan.FromSeconds(10), _scheduler.Elapsed);
    }

    [Fact]
    public void What_another_host_appends_is_not_seen()
    {
        var read = Start(after: 0, Minute);
        _scheduler.RunFor(TimeSpan.FromSeconds(10));
        Append(1);

        Assert.Equal([1L], Sequences(_scheduler.Run(read)));
        Assert.InRange(_scheduler.Elapsed, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(10) + PauseMax);
    }

    [Fact]
    public void Whoever_waits_asks_all_the_time()
    {
        _scheduler.Run(Start(after: 0, Minute));
        Assert.Equal(Minute, _scheduler.Elapsed);
        Assert.InRange(_log.Requests, 100, 130);
    }

    [Fact]
    public void A_first_event_is_seen_as_late_as_one_that_comes_after_a_long_wait()
    {
        var read = Start(after: 0, Minute);
        _scheduler.RunFor(TimeSpan.FromMilliseconds(1));
        Append(1);
        _scheduler.Run(read);
        Assert.InRange(_scheduler.Elapsed, TimeSpan.Zero, TimeSpan.FromMilliseconds(25));
    }

    [Fact]
    public void A_signal_without_an_event_ends_the_wait()
    {
        var read = Start(after: 1, Minute);
        _scheduler.RunFor(TimeSpan.FromSeconds(1));
        Append(1);
        _signals.Advanced(Slot);
        _scheduler.RunFor(TimeSpan.FromSeconds(1));
        Assert.False(read.IsCompleted);
        Append(2);
        Assert.Equal([2L], Sequences(_scheduler.Run(read)));
    }

    [Fact]
    public void Someone_who_has_gone_is_waited_for()
    {
        using var gone = new CancellationTokenSource();
        var read = Start(after: 0, Minute, gone.Token);
        _scheduler.RunFor(TimeSpan.FromSeconds(1));
        gone.Cancel();
        Assert.Empty(_scheduler.Run(read)!.Events);
        Assert.Equal(TimeSpan.FromSeconds(1), _scheduler.Elapsed);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    public void A_silent_replica_looks_like_an_empty_log(int silentAfterSeconds)
    {
        _scheduler.Schedule(host: null, TimeSpan.FromSeconds(silentAfterSeconds), () => _log.SetSilent(2, true));
        _scheduler.RunFor(TimeSpan.Zero);
        Assert.Null(_scheduler.Run(Start(after: 0, Minute)));
        Assert.InRange(_scheduler.Elapsed, TimeSpan.FromSeconds(silentAfterSeconds), Minute - PauseMax);
    }

    /// <summary>Values of 3 bytes a character; the sizes are those of a page, not of a text.</summary>
    [Theory]
    [InlineData(new[] { 5 << 20 }, 1)]
    [InlineData(new[] { 5 << 20, 3 }, 1)]
    [InlineData(new[] { 3, 5 << 20 }, 1)]
    [InlineData(new[] { 3 << 20, 1 << 20, 3 }, 2)]
    [InlineData(new[] { 1 << 20, 1 << 20, 1 << 20, 1 << 20, 1 << 20 }, 4)]
    [InlineData(new[] { 3, 3, 3 }, 3)]
    public void A_page_holds_more_than_it_may_or_nothing(int[] sizes, int expected)
    {
        foreach (var bytes in sizes)
            _log.Append(2, new Hlc(1), "c", new string('€', bytes / 3));
        var page = _scheduler.Run(Start(after: 0, TimeSpan.Zero))!;
        Assert.Equal(Enumerable.Range(1, expected).Select(number => (long)number), Sequences(page));
        Assert.Equal(sizes.Length, page.Head);
    }

    Task<EventPage?> Start(long after, TimeSpan wait, CancellationToken cancellation = default) => _host.Start(
        () => new LogTail(_log, _signals, _host.Time).ReadAsync(Slot, after, 100, wait, cancellation));

    void Append(long time) => _log.Append(2, new Hlc(time), "c");

    static IEnumerable<long> Sequences(EventPage? page) => page!.Events.Select(logged => logged.Sequence);
}
