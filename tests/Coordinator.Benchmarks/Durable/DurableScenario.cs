using System.Collections.Immutable;

namespace Coordinator.Benchmarks.Durable;

/// <summary>A load of orchestrations.</summary>
/// <param name="Name">For the report.</param>
/// <param name="Calls">What each of them does.</param>
/// <param name="Hosts">How many hosts share the hub.</param>
/// <param name="Burst">So many begin at once; 0: each client begins the next when one has ended.</param>
sealed record DurableScenario(string Name, Calls Calls, int Hosts, int Burst = 0)
{
    public static ImmutableArray<DurableScenario> All { get; } =
    [
        new("1 activity", new Calls(1, AtOnce: false), Hosts: 1),
        new("5 activities in turn", new Calls(5, AtOnce: false), Hosts: 1),
        new("20 activities at once", new Calls(20, AtOnce: true), Hosts: 1),
        new("5 activities in turn, two hosts", new Calls(5, AtOnce: false), Hosts: 2),
        new("1 000 of 5 activities, two hosts", new Calls(5, AtOnce: false), Hosts: 2, Burst: 1000),
    ];
}
