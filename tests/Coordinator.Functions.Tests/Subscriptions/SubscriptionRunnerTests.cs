using System.Diagnostics.Metrics;
using Coordinator.Core;
using Coordinator.Core.Model;
using Coordinator.Core.Sagas.Definitions;
using Coordinator.Core.Subscriptions;
using Coordinator.Core.Subscriptions.Cursors;
using Coordinator.Core.Subscriptions.Deliveries;
using Coordinator.Functions.Hosting;
using Coordinator.Functions.Subscriptions;
using Coordinator.Functions.Telemetry;
using Coordinator.TestKit;
using Coordinator.TestKit.Stores;
using Coordinator.TestKit.Subscriptions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;

namespace Coordinator.Functions.Tests.Subscriptions;

/// <summary>One host's deliverers.</summary>
public sealed class SubscriptionRunnerTests : IDisposable
{
    static readonly RetryPolicy Quick = new(3, TimeSpan.FromMilliseconds(1), 1, TimeSpan.FromMilliseconds(1));

    readonly DeliveryLog _log = new();
    readonly CountingRecords _records = new(new SimulatedRecords());
    readonly ScriptedTarget _target = new();
    readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    readonly SubscriptionCatalog _catalog;
    readonly LiveSubscriptions _live;
    readonly SubscriptionRunner _runner;

    public SubscriptionRunnerTests()
    {
        var (ids, time, timings) = (new RandomIdSource(), TimeProvider.System, new DeliveryTimings());
        var settings = new CoordinatorSettings
        {
            Stores = [],
            ControlStores = [""],
            Slots = 4,
            Shards = 1,
            ReplicationFactor = 1,
            RequestTimeout = TimeSpan.FromSeconds(1),
            Timings = new CoordinatorOptions(),
        };
        _catalog = new SubscriptionCatalog(_records, _log, ids, time, settings.Slots);
        _live = new LiveSubscriptions(_catalog, time);
        var net = new SubscriptionNet(
            _log, new ProgressReader(_records), new Remains(_records), settings, timings, time);
        _runner = new SubscriptionRunner(
            _live, new Deliverer(_log, _records, _target, ids, time, timings), net,
            new HostMetrics(_services.GetRequiredService<IMeterFactory>()), time,
            NullLogger<SubscriptionRunner>.Instance);
    }

    public void Dispose() => _services.Dispose();

    [Fact]
    public async Task A_subscription_is_left_out_or_a_paused_one_delivers()
    {
        await PutAsync("one");
        await PutAsync("two");
        await PutAsync("paused");
        await _catalog.PauseAsync("paused");
        Put(slot: 1);
        Put(slot: 3);
        await RunAsync((1, 1), (3, 1));
        _target.Ids.Order().ShouldBe(["one/1/1", "one/3/1", "two/1/1", "two/3/1"]);
    }

    [Fact]
    public async Task What_waits_for_its_next_try_is_forgotten()
    {
        await PutAsync("one");
        Put(slot: 1);
        _target.Answer = _ => Task.FromResult(
            _target.Ids.Count < 3 ? DeliveryOutcome.Failed("no") : DeliveryOutcome.Delivered);
        await RunAsync((1, 1));
        _target.Ids.ShouldHaveSingleItem();
        await Eventually.IsTrueAsync(async () =>
        {
            await _runner.RunDueAsync(CancellationToken.None);
            return _target.Ids.Count == 3;
        });
    }

    [Fact]
    public async Task A_subscription_that_is_new_or_sent_back_is_not_looked_at()
    {
        Put(slot: 1);
        Put(slot: 2);
        await PutAsync("one", isFromStart: true);
        await LookAsync(isEverywhere: false);
        _target.Ids.Order().ShouldBe(["one/1/1", "one/2/1"]);
        // Once is enough.
        await LookAsync(isEverywhere: false);
        _target.Ids.Count.ShouldBe(2);

        await _catalog.RestartAsync("one");
        _live.Forget();
        await LookAsync(isEverywhere: false);
        _target.Ids.Count.ShouldBe(4);
    }

    [Fact]
    public async Task The_net_does_not_find_what_nobody_told_of()
    {
        await PutAsync("one");
        await LookAsync(isEverywhere: false);
        Put(slot: 1);
        await LookAsync(isEverywhere: false);
        _target.Ids.ShouldBeEmpty();
        await LookAsync(isEverywhere: true);
        _target.Ids.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task The_net_leaves_what_a_deleted_subscription_left()
    {
        await PutAsync("one");
        Put(slot: 1);
        await RunAsync((1, 1));
        await _catalog.DeleteAsync("one");
        _live.Forget();
        await LookAsync(isEverywhere: true);
        _records.Inner.Records.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_slot_is_asked_again_although_it_is_known_to_be_through()
    {
        await PutAsync("one");
        Put(slot: 1);
        await RunAsync((1, 1));
        var before = _records.Count;
        await RunAsync((1, 1));
        _records.Count.ShouldBe(before);
        Put(slot: 1);
        await RunAsync((1, 2));
        await RunAsync((1, 2));
        _target.Ids.ShouldBe(["one/1/1", "one/1/2"]);
        // A head that is not known may be anything.
        Put(slot: 1);
        await RunAsync((1, 0));
        _target.Ids.Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_target_that_throws_stops_another_subscription()
    {
        await PutAsync("bad");
        await PutAsync("good");
        Put(slot: 1);
        Put(slot: 2);
        _target.Answer = delivery => delivery.Subscription == "bad"
            ? throw new InvalidOperationException("a mistake") : Task.FromResult(DeliveryOutcome.Delivered);
        await RunAsync((1, 1), (2, 1));
        _target.Ids.Where(id => id.StartsWith("good", StringComparison.Ordinal)).Order()
            .ShouldBe(["good/1/1", "good/2/1"]);
    }

    [Fact]
    public async Task A_slow_target_makes_others_wait_or_gets_everything_at_once()
    {
        await PutAsync("slow");
        await PutAsync("quick");
        for (var slot = 0; slot < 4; slot++)
            Put(slot);
        var gate = new TaskCompletionSource<DeliveryOutcome>();
        _target.Answer = delivery =>
            delivery.Subscription == "slow" ? gate.Task : Task.FromResult(DeliveryOutcome.Delivered);
        var first = RunAsync((0, 1), (1, 1), (2, 1), (3, 1));
        await Eventually.IsTrueAsync(() => _target.Ids.Count == 8);
        // What comes meanwhile does not wait behind it, and is taken along by whoever works already.
        Put(slot: 1);
        await RunAsync((1, 2)).WaitAsync(Eventually.Patience);
        _target.Ids.ShouldContain("quick/1/2");
        first.IsCompleted.ShouldBeFalse();
        gate.SetResult(DeliveryOutcome.Delivered);
        await first;
        _target.Ids.ShouldContain("slow/1/2");
        _target.Ids.ShouldBeUnique();
    }

    [Fact]
    public async Task A_host_that_stops_begins_another_delivery()
    {
        await PutAsync("one");
        for (var number = 0; number < 5; number++)
            Put(slot: 1);
        using var stop = new CancellationTokenSource();
        _target.Answer = async _ =>
        {
            await stop.CancelAsync();
            return DeliveryOutcome.Delivered;
        };
        await _runner.RunAsync(new Dictionary<SlotId, long> { [new SlotId(1)] = 5 }, stop.Token);
        _target.Ids.ShouldHaveSingleItem();
    }

    async Task PutAsync(string name, bool isFromStart = false)
    {
        var definition = SubscriptionWorld.Definition() with { Retry = Quick };
        (await _catalog.PutAsync(name, definition, isFromStart)).Status.ShouldBe(CatalogStatus.Created);
        _live.Forget();
    }

    void Put(int slot) => _log.Put(slot, "orders/1");

    Task RunAsync(params (int Slot, long Head)[] heads) => _runner.RunAsync(
        heads.ToDictionary(slot => new SlotId(slot.Slot), slot => slot.Head), CancellationToken.None);

    async Task LookAsync(bool isEverywhere)
    {
        await _runner.LookAsync(isEverywhere);
        await _runner.RunDueAsync(CancellationToken.None);
    }
}
