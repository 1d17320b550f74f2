using System.Diagnostics.Metrics;
using Coordinator.Core;
using Coordinator.Core.Effects;
using Coordinator.Core.Model;
using Coordinator.Core.Recovery;
using Coordinator.Core.Rows;
using Coordinator.Core.Transactions;
using Coordinator.Functions.Hosting;
using Coordinator.Functions.Telemetry;
using Coordinator.Functions.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;

namespace Coordinator.Functions.Tests.Hosting;

public sealed class BackgroundFinisherTests : IDisposable
{
    static readonly Replica Somewhere = new(new SlotId(3), "a", 1);

    readonly GatedEffects _effects = new();
    readonly OpenSlots _openSlots = new();
    readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    readonly BackgroundFinisher _finisher;

    public BackgroundFinisherTests()
    {
        var context = new ProtocolContext(
            _effects, TimeProvider.System, new HlcClock(TimeProvider.System), new RandomIdSource(),
            new CoordinatorOptions());
        var metrics = new HostMetrics(_services.GetRequiredService<IMeterFactory>());
        _finisher = new BackgroundFinisher(
            new Finisher(context), _openSlots, metrics, NullLogger<BackgroundFinisher>.Instance);
    }

    public void Dispose() => _services.Dispose();

    [Fact]
    public void What_does_not_fit_is_lost_or_blocks_the_answer()
    {
        for (var n = 0; n < BackgroundFinisher.Capacity; n++)
            _finisher.Enqueue(Work(1));
        _openSlots.Take().ShouldBeEmpty();
        _finisher.Enqueue(Work(7));
        _openSlots.Take().ShouldBe([new SlotId(7)]);
    }

    [Fact]
    public async Task A_stop_loses_what_is_queued()
    {
        await _finisher.StartAsync(CancellationToken.None);
        for (var n = 0; n < 100; n++)
            _finisher.Enqueue(Work(1));
        var stopped = _finisher.StopAsync(CancellationToken.None);
        stopped.IsCompleted.ShouldBeFalse();
        _effects.Open();
        await stopped.WaitAsync(TimeSpan.FromSeconds(20), TimeProvider.System);
        _effects.Commits.ShouldBe(100);
        _openSlots.Take().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_stop_waits_longer_than_the_host_allows()
    {
        await _finisher.StartAsync(CancellationToken.None);
        _finisher.Enqueue(Work(1));
        using var impatient = new CancellationTokenSource();
        var stopped = _finisher.StopAsync(impatient.Token);
        stopped.IsCompleted.ShouldBeFalse();
        await impatient.CancelAsync();
        await stopped.WaitAsync(TimeSpan.FromSeconds(20), TimeProvider.System);
        _effects.Open();
    }

    [Fact]
    public async Task One_that_fails_stops_the_others()
    {
        _effects.Open();
        await _finisher.StartAsync(CancellationToken.None);
        for (var n = 0; n < 50; n++)
            _finisher.Enqueue(Work(GatedEffects.FailingSlot));
        _finisher.Enqueue(Work(1));
        await _finisher.StopAsync(CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(20), TimeProvider.System);
        _effects.Commits.ShouldBe(1);
        _openSlots.Take().ShouldBe([new SlotId(GatedEffects.FailingSlot)]);
    }

    static FinishWork Work(int slot)
    {
        var attempt = new Attempt
        {
            Id = new AttemptId(new TransactionId("t"), 1, "n"),
            Home = new SlotId(slot),
            Participants = [new Participant(new SlotId(slot), new Epoch(1))],
            PayloadHash = "",
            CommitTime = default,
            Started = default,
            Deadline = default,
        };
        var guard = new TouchRow(new GuardKey(new Epoch(1)), IfMatch: null);
        var batch = new Batch(Somewhere with { Slot = new SlotId(slot) }, [guard]);
        return new FinishWork(attempt, [batch], []);
    }
}
