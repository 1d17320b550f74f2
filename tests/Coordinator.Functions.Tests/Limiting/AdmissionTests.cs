using Coordinator.Core.Model;
using Coordinator.Functions.Hosting;
using Coordinator.Functions.Limiting;
using Coordinator.Functions.Tests.Support;
using Coordinator.TestKit.Simulation;
using Shouldly;

namespace Coordinator.Functions.Tests.Limiting;

/// <summary>Who is let in by a host that serves a hundred requests at once, in virtual time.</summary>
public sealed class AdmissionTests
{
    const int Most = 100;

    readonly SimScheduler _scheduler = new(seed: 1, isShuffled: false);
    readonly Admission _admission;

    public AdmissionTests() => _admission = new Admission(
        FunctionCall.Settings with { Limits = new LimitSettings { ConcurrentRequests = Most } },
        new SimHost(_scheduler, "host").Time);

    [Fact]
    public void New_work_takes_the_room_of_those_who_ask_how_theirs_ended()
    {
        Fill(RequestClass.Beginning, Tenant.None).ShouldBe(80);
        Fill(RequestClass.Ongoing, Tenant.None).ShouldBe(10);
        Fill(RequestClass.Settling, Tenant.None).ShouldBe(10);
        Fill(RequestClass.Settling, Tenant.None).ShouldBe(0);
    }

    /// <summary>S16.</summary>
    [Fact]
    public void One_tenant_takes_the_room_of_another_and_of_operators()
    {
        Fill(RequestClass.Beginning, Of("loud")).ShouldBe(40);
        Fill(RequestClass.Settling, Of("loud")).ShouldBe(10);
        Fill(RequestClass.Waiting, Of("loud")).ShouldBe(50);
        Fill(RequestClass.Beginning, Of("quiet")).ShouldBe(30);
        Fill(RequestClass.Settling, Tenant.None).ShouldBe(20);
        Fill(RequestClass.Waiting, Of("quiet")).ShouldBe(50);
    }

    [Fact]
    public void Those_who_wait_take_the_room_of_those_who_work_or_are_without_bound()
    {
        Fill(RequestClass.Waiting, Tenant.None).ShouldBe(Most);
        Fill(RequestClass.Beginning, Tenant.None).ShouldBe(80);
    }

    [Fact]
    public void A_place_is_not_given_back()
    {
        for (var request = 0; request < Most * 3; request++)
            Serve(200, TimeSpan.Zero, Of("any"));
        _admission.Serving.ShouldBe(0);
        Fill(RequestClass.Settling, Tenant.None).ShouldBe(Most);
    }

    [Theory]
    [InlineData(200, 5)]
    [InlineData(503, 0)]
    [InlineData(500, 0)]
    public void A_host_that_answers_late_or_in_vain_lets_in_as_many_as_before_or_never_again(int status, int seconds)
    {
        for (var round = 0; round < 40; round++)
            ServeMany(status, TimeSpan.FromSeconds(seconds));
        _admission.Limit.ShouldBe(AdaptiveLimit.Least);
        ServeMany(200, TimeSpan.Zero);
        _scheduler.RunFor(TimeSpan.FromSeconds(10));
        _admission.Limit.ShouldBe(Most);
    }

    [Theory]
    [InlineData(409, 5)]
    [InlineData(404, 0)]
    [InlineData(200, 2)]
    public void What_is_the_callers_own_affair_or_quick_enough_costs_others_their_room(int status, int seconds)
    {
        for (var round = 0; round < 40; round++)
            ServeMany(status, TimeSpan.FromSeconds(seconds));
        _admission.Limit.ShouldBe(Most);
    }

    /// <summary>S16: bodies that drip in cost their senders next to nothing.</summary>
    [Theory]
    [InlineData(200)]
    [InlineData(408)]
    public void Whoever_sends_slowly_has_the_host_refuse_everybody_else(int status)
    {
        for (var round = 0; round < 40; round++)
        {
            var places = Enumerable.Range(0, 10)
                .Select(_ => _admission.TryEnter(RequestClass.Beginning, Tenant.None).ShouldNotBeNull()).ToList();
            _scheduler.RunFor(TimeSpan.FromSeconds(30));
            foreach (var place in places)
            {
                place.OfCaller = TimeSpan.FromSeconds(29);
                End(place, status);
            }
        }

        _admission.Limit.ShouldBe(Most);
    }

    /// <summary>One slot, or one caller, in trouble: most are well.</summary>
    [Fact]
    public void A_few_slow_ones_cost_all_their_room()
    {
        for (var round = 0; round < 40; round++)
        {
            ServeMany(200, TimeSpan.Zero, 30);
            Serve(503, TimeSpan.Zero, Tenant.None);
        }

        _admission.Limit.ShouldBe(Most);
    }

    int Fill(RequestClass kind, Tenant tenant) =>
        Enumerable.Range(0, Most * 2).Count(_ => _admission.TryEnter(kind, tenant) is not null);

    void ServeMany(int status, TimeSpan took, int count = 10)
    {
        var places = Enumerable.Range(0, count)
            .Select(_ => _admission.TryEnter(RequestClass.Settling, Tenant.None).ShouldNotBeNull()).ToList();
        _scheduler.RunFor(took + TimeSpan.FromSeconds(0.5));
        foreach (var place in places)
            End(place, status);
        _scheduler.RunFor(TimeSpan.FromSeconds(0.5));
    }

    void Serve(int status, TimeSpan took, Tenant tenant)
    {
        var place = _admission.TryEnter(RequestClass.Beginning, tenant).ShouldNotBeNull();
        _scheduler.RunFor(took);
        End(place, status);
    }

    static void End(AdmissionPlace place, int status)
    {
        place.Status = status;
        place.Dispose();
    }

    static Tenant Of(string name)
    {
        Tenant.TryParse(name, out var tenant).ShouldBeTrue();
        return tenant;
    }
}
