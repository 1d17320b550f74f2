using Coordinator.Core.Subscriptions;
using Coordinator.TestKit.Faults;
using Coordinator.TestKit.Simulation;
using Coordinator.TestKit.Subscriptions;

namespace Coordinator.Core.Tests.Subscriptions;

/// <summary>What a host knows of the subscriptions.</summary>
public class LiveSubscriptionsTests
{
    readonly SubscriptionWorld _world = new();
    readonly SimHost _host;
    readonly LiveSubscriptions _live;
    int _lists;

    public LiveSubscriptionsTests()
    {
        _host = new SimHost(_world.Scheduler, "host");
        var records = new SimRecordLink(_host, _world.Network, _world.Records);
        _live = new LiveSubscriptions(
            new SubscriptionCatalog(records, _world.Log, _host.Ids, _host.Time, SubscriptionWorld.Slots), _host.Time);
        _world.Network.OnSent = effect => _lists += effect.Kind == EffectKind.ListRecords ? 1 : 0;
    }

    [Fact]
    public void A_subscription_is_never_heard_of_or_asked_for_all_the_time()
    {
        Assert.Empty(List()!);
        _world.Create();
        _lists = 0;
        Assert.Empty(List()!);
        Assert.Equal(0, _lists);
        // As long as there is none, it is asked for less often.
        _world.Scheduler.RunFor(LiveSubscriptions.AgeMax);
        Assert.Empty(List()!);
        Assert.Equal(0, _lists);
        _world.Scheduler.RunFor(LiveSubscriptions.AgeOfNoneMax - LiveSubscriptions.AgeMax);
        Assert.Equal(["mail"], List()!);
        Assert.Equal(["mail"], List()!);
        Assert.Equal(1, _lists);
        _world.Scheduler.RunFor(LiveSubscriptions.AgeMax);
        Assert.Equal(["mail"], List()!);
        Assert.Equal(2, _lists);
    }

    [Fact]
    public void What_was_changed_here_is_not_known_here()
    {
        Assert.Empty(List()!);
        _world.Create();
        _live.Forget();
        Assert.Equal(["mail"], List()!);
    }

    [Fact]
    public void Who_asks_at_the_same_time_reads_for_himself()
    {
        var (one, two) = (_host.Start(_live.ListAsync), _host.Start(_live.ListAsync));
        _world.Scheduler.Run(one);
        _world.Scheduler.Run(two);
        Assert.Equal(1, _lists);
    }

    [Fact]
    public void Silence_is_taken_for_no_subscriptions()
    {
        _world.Network.Faults = Silent();
        Assert.Null(List());
        _world.Network.Faults = new NoFaults();
        _world.Create();
        Assert.Equal(["mail"], List()!);
        _world.Network.Faults = Silent();
        _world.Scheduler.RunFor(LiveSubscriptions.AgeMax);
        Assert.Equal(["mail"], List()!);
    }

    static ScriptedFaults Silent() => new(effect => FaultDecision.Of(
        effect.Kind == EffectKind.ListRecords ? FaultKind.LoseRequest : FaultKind.None));

    List<string>? List() =>
        _world.Scheduler.Run(_host.Start(_live.ListAsync))?.Select(found => found.Name).ToList();
}
