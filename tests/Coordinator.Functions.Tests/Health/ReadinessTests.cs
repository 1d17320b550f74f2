using System.Text.Json;
using Coordinator.Contracts;
using Coordinator.Contracts.Health;
using Coordinator.Core.Placement;
using Coordinator.Functions.Health;
using Coordinator.TestKit.Simulation;
using Coordinator.TestKit.Worlds;
using Shouldly;

namespace Coordinator.Functions.Tests.Health;

/// <summary>Readiness is open to everybody, so it must cost and tell little.</summary>
public sealed class ReadinessTests
{
    const int Stores = 3;

    readonly SimWorld _world = new(new WorldOptions { Stores = Stores, Replicas = 2 });
    readonly SimHost _host;
    readonly Readiness _readiness;

    public ReadinessTests()
    {
        _host = _world.NewHost("host");
        var link = _world.LinkOf(_host);
        _readiness = new Readiness(link, link, new PlacementCache(link, _world.Map), _host.Time);
    }

    [Fact]
    public void Every_caller_makes_the_stores_work()
    {
        var callers = Enumerable.Range(0, 5).Select(_ => Check()).ToList();
        foreach (var caller in callers)
            _world.Scheduler.Run(caller).Status.ShouldBe(HealthStatuses.Ok);
        _world.Scheduler.Run(Check()).Status.ShouldBe(HealthStatuses.Ok);

        _world.Counts.Reads.ShouldBe(Stores);
    }

    [Fact]
    public void An_answer_is_given_again_for_ever()
    {
        _world.Scheduler.Run(Check());
        _world.Scheduler.RunFor(Readiness.AgeMax);
        _world.Scheduler.Run(Check());

        _world.Counts.Reads.ShouldBe(2 * Stores);
    }

    [Fact]
    public void Strangers_learn_more_than_the_names_of_stores()
    {
        var names = _world.StoreNames.Select(name => $$"""{"name":"store:{{name}}","ok":true}""");
        var body = JsonSerializer.Serialize(_world.Scheduler.Run(Check()), WireJson.Options);

        body.ShouldBe($$"""{"status":"ok","checks":[{"name":"register","ok":true},{{string.Join(',', names)}}]}""");
    }

    Task<HealthBody> Check() => _host.Start(_readiness.CheckAsync);
}
