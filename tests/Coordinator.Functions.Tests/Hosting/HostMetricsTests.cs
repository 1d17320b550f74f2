using System.Diagnostics.Metrics;
using Coordinator.Core.Effects;
using Coordinator.Core.Model;
using Coordinator.Core.Recovery;
using Coordinator.Functions.Recovery;
using Coordinator.Functions.Telemetry;
using Coordinator.Functions.Tests.Support;
using Coordinator.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace Coordinator.Functions.Tests.Hosting;

/// <summary>What is measured for alerts.</summary>
public sealed class HostMetricsTests : IAsyncDisposable
{
    static readonly DateTimeOffset Now = DateTimeOffset.UnixEpoch.AddDays(20_000);

    readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    readonly IMeterFactory _meters;
    readonly HostMetrics _metrics;

    public HostMetricsTests()
    {
        _meters = _services.GetRequiredService<IMeterFactory>();
        _metrics = new HostMetrics(_meters);
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    [Fact]
    public void The_oldest_attempt_in_doubt_hides_behind_a_younger_one()
    {
        using var ages = new MetricValues("coordinator.indoubt.age", _meters);
        Record(Attempt(secondsAgo: 5), Attempt(secondsAgo: 300), Attempt(secondsAgo: 40));
        ages.All.ShouldBe([300d]);
    }

    [Fact]
    public void A_sweep_that_left_nothing_looks_like_no_sweep()
    {
        using var ages = new MetricValues("coordinator.indoubt.age", _meters);
        Record();
        ages.All.ShouldBe([0d]);
    }

    [Fact]
    public void A_store_that_does_not_answer_raises_no_alarm()
    {
        using var failing = new MetricValues("coordinator.stores.failing", _meters);
        _metrics.Stores.Watch(new Stores(StoreHealth.Healthy, StoreHealth.Suspect, StoreHealth.Down));
        failing.Ask();
        failing.All.ShouldBe([1d]);
    }

    void Record(params Attempt[] undecided) =>
        new InDoubtAge(_metrics, new FixedTime(Now)).Record(new SweepReport([.. undecided], []));

    static Attempt Attempt(int secondsAgo) => new()
    {
        Id = new AttemptId(new TransactionId($"t{secondsAgo}"), 1, "n"),
        Home = new SlotId(3),
        Participants = [],
        PayloadHash = "",
        CommitTime = Hlc.At(Now.AddSeconds(-secondsAgo)),
        Started = Hlc.At(Now.AddSeconds(-secondsAgo)),
        Deadline = Now,
    };

    sealed class Stores(params StoreHealth[] states) : IStoreHealth
    {
        public IReadOnlyList<StoreHealthState> All { get; } =
            [.. states.Select((state, i) => new StoreHealthState($"{i}", state, null, 0, null))];

        public StoreHealthState Of(string store) => All.Single(one => one.Name == store);
    }
}
