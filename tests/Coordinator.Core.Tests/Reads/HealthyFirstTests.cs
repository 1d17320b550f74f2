using Coordinator.Core.Effects;
using Coordinator.Core.Model;
using Coordinator.Core.Placement;
using Coordinator.Core.Reads;

namespace Coordinator.Core.Tests.Reads;

/// <summary>Which replica a read asks first.</summary>
public class HealthyFirstTests
{
    static readonly SlotPlacement Slot = new(
        new SlotId(3), new Epoch(1), [.. "abc".Select(name => new Replica(new SlotId(3), name.ToString(), 1))]);

    readonly FixedHealth _health = new();
    readonly HealthyFirst _preference;

    public HealthyFirstTests() => _preference = new HealthyFirst(_health);

    [Fact]
    public void Reads_pile_up_on_one_store_when_all_are_alike()
    {
        Assert.Equal("abc", Order());
        Measure(1, 2, 3.9);
        Assert.Equal("abc", Order());
    }

    [Fact]
    public void A_near_store_that_fails_is_asked_before_a_far_one_that_answers()
    {
        _health.Set("a", StoreHealth.Down, latencyMs: 1);
        _health.Set("b", StoreHealth.Suspect, latencyMs: 1);
        _health.Set("c", StoreHealth.Healthy, latencyMs: 500);
        Assert.Equal("cba", Order());
    }

    [Fact]
    public void A_far_store_is_asked_before_a_near_one()
    {
        Measure(200, 30, 3);
        Assert.Equal("cba", Order());
    }

    [Fact]
    public void A_latency_about_a_bound_makes_the_order_flap()
    {
        Measure(16.5, 10, 10);
        var first = Order();
        Assert.Equal("bca", first);
        foreach (var latency in new[] { 15.5, 16.5, 14.0, 17.0, 13.0, 20.0 })
        {
            Measure(latency, 10, 10);
            Assert.Equal(first, Order());
        }

        Measure(9, 10, 10);
        Assert.Equal("abc", Order());
    }

    /// <summary>Without requests there is no news, and an old number would bar it for ever.</summary>
    [Fact]
    public void A_store_that_was_slow_once_is_never_measured_again()
    {
        Measure(500, 1, 1);
        Assert.Equal("bca", Order());
        _health.Set("a", StoreHealth.Healthy, latencyMs: null);
        Assert.Equal("abc", Order());
    }

    string Order() => string.Concat(_preference.Order(Slot).Select(replica => replica.Store));

    void Measure(params double[] latencies)
    {
        foreach (var (latency, index) in latencies.Select((latency, index) => (latency, index)))
            _health.Set("abc"[index].ToString(), StoreHealth.Healthy, latency);
    }
}
