using System.Diagnostics.Metrics;
using Coordinator.Core.Events;
using Coordinator.Core.Model;
using Coordinator.Core.Rows;
using Coordinator.Core.Views;
using Coordinator.Core.Views.Catalog;
using Coordinator.Functions.Events;
using Coordinator.Functions.Telemetry;
using Coordinator.Functions.Tests.Support;
using Coordinator.Functions.Views;
using Coordinator.TestKit;
using Coordinator.TestKit.Events;
using Coordinator.TestKit.Stores;
using Coordinator.TestKit.Views;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;

namespace Coordinator.Functions.Tests.Views;

/// <summary>What is measured while views follow their logs.</summary>
public sealed class ViewFollowerTests : IAsyncDisposable
{
    static readonly DateTimeOffset Now = DateTimeOffset.UnixEpoch.AddDays(20_000);
    static readonly SlotId Slot = new(1);

    readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    readonly ScriptedLog _log = new();
    readonly SimulatedRecords _records = new();
    readonly ViewCatalog _catalog;
    readonly LogHeads _heads;
    readonly ViewFollower _follower;
    readonly MetricValues _lag;
    readonly MetricCount _dead;

    public ViewFollowerTests()
    {
        var meters = _services.GetRequiredService<IMeterFactory>();
        var metrics = new HostMetrics(meters);
        var time = new FixedTime(Now);
        var options = new ViewOptions();
        _lag = new MetricValues("coordinator.views.lag", meters);
        _dead = new MetricCount("coordinator.views.dead", meters);
        _catalog = new ViewCatalog(_records, time, options);
        _heads = new LogHeads(new LogSignals(time), metrics);
        _follower = new ViewFollower(
            new LiveViews(_catalog, new CodeProjections([]), time, options), new Projector(_log, _records), _heads,
            metrics, time, NullLogger<ViewFollower>.Instance);
    }

    public async ValueTask DisposeAsync()
    {
        _lag.Dispose();
        _dead.Dispose();
        await _services.DisposeAsync();
    }

    [Fact]
    public async Task A_view_that_lags_raises_no_alarm()
    {
        Write("1", secondsAgo: 90);
        Write("2", secondsAgo: 80);
        Write("3", secondsAgo: 70);
        _log.Hide(1, 2);
        await FollowAsync();
        _lag.All.ShouldBe([70d]);
    }

    [Fact]
    public async Task A_view_that_keeps_up_raises_an_alarm()
    {
        Write("1", secondsAgo: 90);
        Write("2", secondsAgo: 80);
        await FollowAsync();
        _lag.All.ShouldBe([0d]);
    }

    [Fact]
    public async Task A_change_that_cannot_be_projected_raises_no_alarm()
    {
        Write("\"much\"", secondsAgo: 1);
        await FollowAsync();
        _dead.Value.ShouldBe(1);
    }

    async Task FollowAsync()
    {
        await _catalog.PutAsync(ViewDefinitions.Read("""
            { "source": "orders", "key": [ "/k" ], "aggregates": { "s": { "sum": "/v" } } }
            """));
        _heads.Advance(Slot, _log.Head(Slot));
        await _follower.FollowAsync(_heads.All, CancellationToken.None);
    }

    void Write(string v, int secondsAgo) => _log.Append(
        1, Hlc.At(Now.AddSeconds(-secondsAgo)),
        new ItemChange(new ItemName("orders", $"o{secondsAgo}"), 1, $$"""{"k":"1","v":{{v}}}"""));
}
