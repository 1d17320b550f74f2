using Coordinator.Core.Events;
using Coordinator.Core.Model;
using Coordinator.TestKit;
using Coordinator.TestKit.Simulation;

namespace Coordinator.Core.Tests.Events;

public sealed class LogSignalsTests
{
    static readonly SlotId Slot = new(3);
    static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    readonly SimScheduler _scheduler = new(seed: 1, isShuffled: false);
    readonly SimHost _host;
    readonly LogSignals _signals;

    public LogSignalsTests()
    {
        _host = new SimHost(_scheduler, "host");
        _signals = new LogSignals(_host.Time);
    }

    [Fact]
    public void A_waiter_sleeps_on_when_its_log_has_grown()
    {
        var one = _host.Start(() => _signals.WaitAsync(Slot, Minute));
        var any = _host.Start(() => _signals.WaitAnyAsync(Minute));
        _scheduler.RunFor(TimeSpan.FromSeconds(1));
        Assert.False(one.IsCompleted || any.IsCompleted);

        _signals.Advanced(Slot);
        Assert.True(_scheduler.Run(one));
        Assert.True(_scheduler.Run(any));
        Assert.Equal(TimeSpan.FromSeconds(1), _scheduler.Elapsed);
    }

    [Fact]
    public void A_signal_between_the_look_and_the_wait_is_lost()
    {
        var (seen, seenAny) = (_signals.CountOf(Slot), _signals.Count);
        _signals.Advanced(Slot);

        Assert.True(_scheduler.Run(_host.Start(() => _signals.WaitAsync(Slot, Minute, seen))));
        Assert.True(_scheduler.Run(_host.Start(() => _signals.WaitAnyAsync(Minute, seenAny))));
        Assert.Equal(TimeSpan.Zero, _scheduler.Elapsed);
    }

    [Fact]
    public void A_wait_does_not_end_with_its_time()
    {
        Assert.False(_scheduler.Run(_host.Start(() => _signals.WaitAsync(Slot, Minute))));
        Assert.Equal(Minute, _scheduler.Elapsed);
    }

    [Fact]
    public void A_waiter_is_woken_for_another_slot()
    {
        var wait = _host.Start(() => _signals.WaitAsync(Slot, Minute));
        _scheduler.RunFor(TimeSpan.FromSeconds(1));
        _signals.Advanced(new SlotId(4));
        Assert.False(_scheduler.Run(wait));
    }

    [Fact]
    public void A_wait_goes_on_when_nobody_wants_its_end()
    {
        using var gone = new CancellationTokenSource();
        var wait = _host.Start(() => _signals.WaitAsync(Slot, Minute, seen: null, gone.Token));
        _scheduler.RunFor(TimeSpan.FromSeconds(1));
        gone.Cancel();
        Assert.False(_scheduler.Run(wait));
        Assert.False(_scheduler.Run(_host.Start(() => _signals.WaitAsync(Slot, Minute, seen: null, gone.Token))));
        Assert.Equal(TimeSpan.FromSeconds(1), _scheduler.Elapsed);
    }

    /// <summary>Each waiter waits far longer than the test has patience, so only signals get it to the end.</summary>
    [Fact]
    public async Task A_signal_among_many_threads_is_lost()
    {
        const int Threads = 4;
        const int Each = 5_000;
        var signals = new LogSignals(TimeProvider.System);
        var waiters = Enumerable.Range(0, Threads).Select(_ => Task.Run(async () =>
        {
            for (var seen = signals.CountOf(Slot); seen < Threads * Each; seen = signals.CountOf(Slot))
                Assert.True(await signals.WaitAsync(Slot, Eventually.Patience * 10, seen));
        })).ToList();
        var raisers = Enumerable.Range(0, Threads).Select(_ => Task.Run(() =>
        {
            for (var raised = 0; raised < Each; raised++)
                signals.Advanced(Slot);
        }));
        await Task.WhenAll(raisers);

        await Task.WhenAll(waiters).WaitAsync(Eventually.Patience, TimeProvider.System);
        Assert.Equal(Threads * Each, signals.Count);
    }
}
