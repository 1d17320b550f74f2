using Coordinator.Core;
using Coordinator.Core.Placement.Operations;
using Coordinator.Functions.Hosting;
using Coordinator.Simulation.Systems.Clients;
using Coordinator.Simulation.Systems.Load;
using Coordinator.TestKit.Faults;
using Coordinator.TestKit.Simulation;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.DependencyInjection;

namespace Coordinator.Simulation.Systems;

/// <summary>The shape of a simulated system, and what befalls it.</summary>
sealed record SystemOptions
{
    static readonly FaultRates Rough = new()
    {
        LostRequests = 0.01,
        LostReplies = 0.01,
        LateWrites = 0.005,
        DuplicateWrites = 0.01,
        LatestArrival = TimeSpan.FromSeconds(10),
    };

    /// <summary>Processes that serve.</summary>
    public int Hosts { get; init; } = 3;

    /// <summary>Clients of each workload.</summary>
    public int Clients { get; init; } = 2;

    /// <summary>Storage accounts.</summary>
    public int Stores { get; init; } = 4;

    /// <summary>Slots, two to a shard.</summary>
    public int Slots { get; init; } = 8;

    /// <summary>Copies of each slot.</summary>
    public int Replicas { get; init; } = 2;

    /// <summary>How long clients work, in virtual time.</summary>
    public TimeSpan Length { get; init; } = TimeSpan.FromSeconds(40);

    /// <summary>The longest pause of a client between two things that it does.</summary>
    public TimeSpan ThinkTime { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>What clients do.</summary>
    public SystemWorkloads Workloads { get; init; } = SystemWorkloads.All;

    /// <summary>How long messages take.</summary>
    public Latency Latency { get; init; } = Latency.Fixed;

    /// <summary>What happens to single requests.</summary>
    public FaultRates Faults { get; init; } = new();

    /// <summary>What happens to hosts, stores and the hub as a whole.</summary>
    public SystemTroubles Troubles { get; init; } = SystemTroubles.None;

    /// <summary>Timings of the protocols.</summary>
    public CoordinatorOptions Timings { get; init; } = new() { GarbageAge = TimeSpan.FromSeconds(20) };

    /// <summary>How much hosts let in.</summary>
    public LimitSettings Limits { get; init; } = new();

    /// <summary>
    /// Whether hosts repeat reads below the protocols too, as their storage clients do. Elsewhere without: what is met
    /// by a repetition shows nothing of the protocols.
    /// </summary>
    public bool RepeatsReads { get; init; }

    /// <summary>A time of many refusals, whose effects are measured; null for none.</summary>
    public BurstPlan? Burst { get; init; }

    /// <summary>When hosts change the placement by themselves.</summary>
    public PlacementPolicy Placement { get; init; } = new()
    {
        FailoverAfter = TimeSpan.FromSeconds(3),
        RejoinAfter = TimeSpan.FromSeconds(10),
    };

    /// <summary>
    /// So long after a store fell silent no shard may wait for it any more; null where hosts have other troubles too.
    /// </summary>
    public TimeSpan? FailoverWithin { get; init; }

    /// <summary>Changes the services of every host: how a test breaks the system on purpose.</summary>
    public Action<IServiceCollection> Alter { get; init; } = _ => { };

    /// <summary>Put around every run of a function: how a test has the API layer lie.</summary>
    public Func<FunctionExecutionDelegate, FunctionExecutionDelegate>? Around { get; init; }

    /// <summary>Whether clients repeat an unknown request under another id: how a test breaks clients.</summary>
    public bool RepeatsUnderNewIds { get; init; }

    /// <summary>Nothing goes wrong.</summary>
    public static SystemOptions Quiet { get; } = new();

    /// <summary>Requests get lost, late and doubled.</summary>
    public static SystemOptions Lossy { get; } = new() { Latency = Latency.Ragged, Faults = Rough };

    /// <summary>The same, and hosts die, stop for seconds, and disagree about the time.</summary>
    public static SystemOptions Dying { get; } = Lossy with
    {
        Troubles = SystemTroubles.Crashes | SystemTroubles.Pauses | SystemTroubles.Skews,
        Faults = Rough with { Crashes = 0.0002 },
    };

    /// <summary>Stores and the hub are out, one after the other, for long enough that shards leave them.</summary>
    public static SystemOptions Outages { get; } = Lossy with
    {
        Length = TimeSpan.FromSeconds(90),
        Troubles = SystemTroubles.StoreOutages | SystemTroubles.HubOutages | SystemTroubles.Bursts,
        FailoverWithin = TimeSpan.FromSeconds(12),
    };

    /// <summary>Nothing goes wrong, but that for a minute nearly a third of all requests is refused (T42).</summary>
    public static SystemOptions Refusals { get; } = new()
    {
        Hosts = 2,
        Clients = 3,
        RepeatsReads = true,
        Workloads = SystemWorkloads.Lists | SystemWorkloads.Checkout,
        Length = TimeSpan.FromSeconds(90),
        Burst = new BurstPlan(TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(10)),
    };

    /// <summary>Operators move shards and scrub.</summary>
    public static SystemOptions Moving { get; } = Lossy with { Troubles = SystemTroubles.Operators };

    /// <summary>Everything at once.</summary>
    public static SystemOptions Storm { get; } = Dying with
    {
        Length = TimeSpan.FromSeconds(90),
        Troubles = SystemTroubles.All,
    };
}
