using Coordinator.Simulation.Nemesis;
using Coordinator.Simulation.Nemesis.Ambushes;
using Coordinator.Simulation.Workloads;
using Coordinator.TestKit.Faults;

namespace Coordinator.Simulation.Broken;

/// <summary>
/// What broken coordinators are caught in: few slots, few items and hasty hosts, so that everybody meets everybody, and
/// ambushes at the steps that matter.
/// </summary>
static class SmallWorlds
{
    /// <summary>A network that loses, doubles and delays a little of everything.</summary>
    public static FaultRates Faults { get; } = new()
    {
        LostRequests = 0.005,
        LostReplies = 0.005,
        LateWrites = 0.01,
        DuplicateWrites = 0.02,
        Crashes = 0.001,
        LatestArrival = TimeSpan.FromSeconds(5),
    };

    /// <summary>Lists, whose whole history must be strictly serializable.</summary>
    public static NemesisOptions Lists(int replicas) => new()
    {
        Replicas = replicas,
        Slots = 3,
        Faults = Faults,
        Length = TimeSpan.FromSeconds(5),
        IsHasty = true,
        Workload = world => new ListAppendWorkload(world, keyCount: 3),
    };

    /// <summary>Money, of which none may appear or vanish.</summary>
    public static NemesisOptions Bank(int replicas) => Lists(replicas) with
    {
        Workload = world => new BankWorkload(world, accounts: 3),
    };

    /// <summary>Tokens that are deleted here and inserted there.</summary>
    public static NemesisOptions Tokens(int replicas) => Lists(replicas) with
    {
        Workload = world => new TokenWorkload(world),
    };

    /// <summary>The same with hosts that give each other time, so that more is committed.</summary>
    public static NemesisOptions Patient(this NemesisOptions options) =>
        options with { IsHasty = false, Beat = TimeSpan.FromMilliseconds(200) };

    /// <summary>
    /// The same with nothing but what ambushes do: races of many steps, which any other fault would spoil.
    /// </summary>
    public static NemesisOptions Calm(this NemesisOptions options) => options.Patient() with
    {
        Faults = new FaultRates(),
        Beat = TimeSpan.FromMilliseconds(80),
        ChangeShare = 0.1,
    };

    /// <summary>The same while replicas come and go.</summary>
    public static NemesisOptions Changing(this NemesisOptions options) => options with { Reconfigures = true };

    /// <summary>The same while some steps are held.</summary>
    public static NemesisOptions Ambushed(this NemesisOptions options, params AmbushedStep[] steps) =>
        options with { Ambushes = new AmbushOptions([.. steps]) { AtOnceMax = Math.Max(2, steps.Length) } };
}
