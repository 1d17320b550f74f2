using Coordinator.Core.Events;
using Coordinator.Core.Model;
using Coordinator.Core.Reads;
using Coordinator.TestKit.Events;
using Coordinator.TestKit.Simulation;

namespace Coordinator.Core.Tests.Events;

/// <summary>Reads of the past, while the log is behind what is committed.</summary>
public sealed class PastReaderTests
{
    static readonly ItemName Item = new("accounts", "alice");

    readonly SimScheduler _scheduler = new(seed: 1, isShuffled: false);
    readonly SimHost _host;
    readonly MemoryEventLog _log = new(8);
    readonly LogSignals _signals;
    readonly HlcClock _clock;
    ItemState? _present = new(Item, 0, default, Value: null);
    int _strongReads;

    public PastReaderTests()
    {
        _host = new SimHost(_scheduler, "host");
        _signals = new LogSignals(_host.Time);
        _clock = new HlcClock(_host.Time);
    }

    [Fact]
    public void The_past_is_told_wrong()
    {
        var times = new List<Hlc>();
        foreach (var value in new[] { "1", "2", null, "4" })
        {
            times.Add(Logged(value));
            _scheduler.RunFor(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(0, Known(new Hlc(times[0].Value - 1)).Version);
        Assert.Equal("1", Known(times[0]).Value);
        Assert.Equal("1", Known(new Hlc(times[1].Value - 1)).Value);
        Assert.Equal((2, times[1]), (Known(times[1]).Version, Known(times[1]).CommitTime));
        Assert.Equal(0, Known(times[2]).Version);
        Assert.Equal("4", Known(times[3]).Value);
        Assert.Equal("4", Known(_clock.Now()).Value);
        Assert.Equal(0, Known(0).Version);
        Assert.Equal("2", Known(2).Value);
        Assert.Equal(0, Known(3).Version);
        Assert.Equal("4", Known(4).Value);
    }

    [Fact]
    public void A_writer_does_not_find_what_it_has_just_written()
    {
        Logged("1");
        var time = Committed("2");
        var read = Start(time);
        _scheduler.RunFor(TimeSpan.FromSeconds(1));
        Assert.False(read.IsCompleted);
        _log.Change(Item, time, "2");
        _signals.Advanced(_log.SlotOf(Item));
        Assert.Equal("2", _scheduler.Run(read).State!.Value);
        Assert.Equal(TimeSpan.FromSeconds(1), _scheduler.Elapsed);
    }

    [Fact]
    public void Who_has_just_deleted_an_item_finds_it_again()
    {
        Logged("1");
        var time = _clock.Now();
        _present = new ItemState(Item, 0, default, Value: null);
        var read = Start(time);
        _scheduler.RunFor(TimeSpan.FromSeconds(1));
        Assert.False(read.IsCompleted);
        _log.Change(Item, time, value: null);
        Assert.Equal(0, _scheduler.Run(read).State!.Version);
    }

    [Fact]
    public void A_log_that_stays_behind_is_told_as_the_past()
    {
        Logged("1");
        var read = _scheduler.Run(Start(Committed("2")));
        Assert.Equal(PastStatus.Unknown, read.Status);
        Assert.InRange(_scheduler.Elapsed, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(6));
    }

    [Fact]
    public void What_is_long_past_needs_all_replicas_to_answer()
    {
        var first = Logged("1");
        Logged("2");
        _present = null;
        Assert.Equal("1", Known(first).Value);
        Assert.Equal(0, _strongReads);
        Assert.Equal("2", Known(2).Value);
    }

    [Fact]
    public void What_is_not_past_is_told()
    {
        Logged("1");
        Assert.Equal(PastStatus.Future, _scheduler.Run(Start(new Hlc(_clock.Now().Value + 1_000_000))).Status);
        Assert.Equal(PastStatus.Future, _scheduler.Run(Start(sequence: 2)).Status);
        Assert.Equal(TimeSpan.Zero, _scheduler.Elapsed);
    }

    /// <summary>Its host's clock is ahead of this one's, so that only the read of the item tells that it is past.</summary>
    [Fact]
    public void What_another_host_has_committed_is_not_past_yet()
    {
        var ahead = new Hlc(_clock.Now().Value + (10_000L << Hlc.CounterBits));
        _log.Change(Item, ahead, "1");
        _present = new ItemState(Item, 1, ahead, "1");
        Assert.Equal("1", Known(ahead).Value);
    }

    [Fact]
    public void Silent_replicas_look_like_an_item_that_was_not_there()
    {
        Logged("1");
        _log.SetSilent(_log.SlotOf(Item).Value, true);
        Assert.Equal(PastStatus.Unknown, _scheduler.Run(Start(sequence: 1)).Status);
        Assert.Equal(PastStatus.Unknown, _scheduler.Run(Start(_clock.Now())).Status);
        _log.SetSilent(_log.SlotOf(Item).Value, false);
        _present = null;
        Assert.Equal(PastStatus.Unknown, _scheduler.Run(Start(_clock.Now())).Status);
    }

    [Fact]
    public void Someone_who_has_gone_is_waited_for()
    {
        using var gone = new CancellationTokenSource();
        var read = Start(Committed("1"), gone.Token);
        _scheduler.RunFor(TimeSpan.FromSeconds(1));
        gone.Cancel();
        Assert.Equal(PastStatus.Unknown, _scheduler.Run(read).Status);
        Assert.Equal(TimeSpan.FromSeconds(1), _scheduler.Elapsed);
    }

    PastReader Reader => new(_log, _log, _signals, ReadPresentAsync, _clock, _host.Time, new CoordinatorOptions());

    /// <summary>As a strong read does, the clock observes what was seen.</summary>
    Task<ItemState?> ReadPresentAsync(ItemName item)
    {
        _strongReads++;
        _clock.Observe(_present?.CommitTime ?? default);
        return Task.FromResult(_present);
    }

    Hlc Logged(string? value)
    {
        var time = Committed(value);
        _log.Change(Item, time, value);
        return time;
    }

    Hlc Committed(string? value)
    {
        var time = _clock.Now();
        _present = value is null
            ? new ItemState(Item, 0, default, Value: null)
            : new ItemState(Item, _present!.Version + 1, time, value);
        return time;
    }

    ItemState Known(Hlc asOf) => Known(_scheduler.Run(Start(asOf)));

    ItemState Known(long sequence) => Known(_scheduler.Run(Start(sequence)));

    static ItemState Known(PastRead read)
    {
        Assert.Equal(PastStatus.Known, read.Status);
        return read.State!;
    }

    Task<PastRead> Start(Hlc asOf, CancellationToken cancellation = default) =>
        _host.Start(() => Reader.ReadAsync(Item, _log.SlotOf(Item), asOf, cancellation));

    Task<PastRead> Start(long sequence) => _host.Start(() => Reader.ReadAsync(Item, _log.SlotOf(Item), sequence));
}
