using Coordinator.Core.Model;
using Coordinator.Functions.Http;
using Coordinator.TestKit.Simulation;
using Microsoft.Extensions.Primitives;
using Shouldly;

namespace Coordinator.Functions.Tests.Http;

public sealed class SeenTimesTests
{
    readonly SimHost _host = new(new SimScheduler(seed: 1, isShuffled: false), "host");
    readonly HlcClock _clock;
    readonly SeenTimes _times;

    public SeenTimesTests()
    {
        _clock = new HlcClock(_host.Time);
        _times = new SeenTimes(_clock, _host.Time);
    }

    [Theory]
    [InlineData(-3_600)]
    [InlineData(0)]
    [InlineData(60)]
    public void What_is_committed_next_is_earlier_than_what_the_caller_has_seen(int aheadSeconds)
    {
        var seen = Ahead(aheadSeconds);
        _times.Observe(seen.ToString()).ShouldBeNull();
        _clock.Now().ShouldBeGreaterThan(seen);
    }

    [Fact]
    public void A_caller_moves_the_clock_as_far_as_he_likes()
    {
        var error = _times.Observe(new Hlc(Ahead(60).Value + (1 << Hlc.CounterBits)).ToString())!;
        error.Status.ShouldBe(400);
        error.Errors!["Coordinator-Commit-Time"].ShouldContain("would push that clock");
        _clock.Now().ShouldBeLessThan(Ahead(1));
    }

    /// <summary>Held against the clock that it pushes, each step would be a small one.</summary>
    [Fact]
    public void A_caller_moves_the_clock_on_by_steps()
    {
        _times.Observe(Ahead(50).ToString()).ShouldBeNull();
        _times.Observe(Ahead(100).ToString()).ShouldNotBeNull();
        _clock.Now().ShouldBeLessThan(Ahead(60));
    }

    [Theory]
    [InlineData("")]
    [InlineData("now")]
    [InlineData("0199f3a1b2c3000")]
    [InlineData("0199f3a1b2c300000")]
    [InlineData("ffffffffffffffff")]
    [InlineData("0199f3a1b2c30000,0199f3a1b2c30001")]
    public void A_text_that_is_no_commit_time_is_passed_over(string header) => Malformed(header);

    [Fact]
    public void One_of_two_is_passed_over() => Malformed(new[] { "0000000000000001", "0000000000000002" });

    [Fact]
    public void A_request_without_one_is_refused() => _times.Observe(StringValues.Empty).ShouldBeNull();

    void Malformed(StringValues header) =>
        _times.Observe(header)!.Errors!["Coordinator-Commit-Time"].ShouldContain("16 hexadecimal digits");

    Hlc Ahead(int seconds) => Hlc.At(_host.Time.GetUtcNow().AddSeconds(seconds));
}
