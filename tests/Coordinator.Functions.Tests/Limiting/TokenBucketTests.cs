using System.Globalization;
using Coordinator.Functions.Limiting;
using Coordinator.TestKit.Simulation;
using Shouldly;

namespace Coordinator.Functions.Tests.Limiting;

/// <summary>Tokens in virtual time.</summary>
public sealed class TokenBucketTests
{
    const int PerSecond = 10;

    readonly SimScheduler _scheduler = new(seed: 1, isShuffled: false);
    readonly TimeProvider _time;

    public TokenBucketTests() => _time = new SimHost(_scheduler, "host").Time;

    [Fact]
    public void A_burst_is_longer_than_a_second_or_tokens_do_not_come_back()
    {
        var bucket = new TokenBucket(PerSecond, _time);
        _scheduler.RunFor(TimeSpan.FromMinutes(1));
        TakeAll(bucket).ShouldBe(PerSecond);
        bucket.WaitFor(1).ShouldBe(TimeSpan.FromSeconds(0.1));
        _scheduler.RunFor(TimeSpan.FromSeconds(0.5));
        TakeAll(bucket).ShouldBe(PerSecond / 2);
    }

    [Fact]
    public void A_request_that_costs_more_than_there_ever_is_is_refused_for_good_or_costs_one()
    {
        var bucket = new TokenBucket(PerSecond, _time);
        bucket.TryTake(PerSecond * 2).ShouldBeTrue();
        bucket.TryTake(1).ShouldBeFalse();
    }

    [Fact]
    public void Callers_that_come_once_cost_memory_for_ever()
    {
        var buckets = new TokenBuckets(_time);
        for (var caller = 0; caller < 3 * TokenBuckets.CountMax; caller++)
        {
            buckets.Of(caller.ToString(CultureInfo.InvariantCulture), PerSecond).TryTake(1);
            if (caller % TokenBuckets.CountMax == 0)
                _scheduler.RunFor(TimeSpan.FromSeconds(2));
        }

        buckets.Count.ShouldBeLessThanOrEqualTo(TokenBuckets.CountMax + 1);
        // Those who know each other by nothing but their number share, and wait for each other.
        for (var caller = 0; caller < 2 * TokenBuckets.CountMax; caller++)
            buckets.Of($"x{caller.ToString(CultureInfo.InvariantCulture)}", PerSecond).TryTake(1);
        buckets.Count.ShouldBeLessThanOrEqualTo(TokenBuckets.CountMax + 1);
    }

    static int TakeAll(TokenBucket bucket) => Enumerable.Range(0, 1_000).Count(_ => bucket.TryTake(1));
}
