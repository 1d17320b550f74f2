using Coordinator.Simulation.Nemesis.Ambushes;
using Coordinator.Simulation.Spectators;
using Coordinator.TestKit.Faults;
using Coordinator.TestKit.Worlds;

namespace Coordinator.Simulation.Nemesis;

/// <summary>
/// Draws what a nemesis does from a seed. A run that leaves some kinds of faults out reaches states that a run with all
/// of them never gets to (swarm testing: Groce et al., "Swarm Testing", ISSTA 2012).
/// </summary>
static class NemesisPlan
{
    const int ReplicasMax = 3;

    /// <summary>Rates of faults, from none to a network that hardly works.</summary>
    static readonly double[] Rates = [0, 0.003, 0.01, 0.03];

    /// <summary>A nemesis for a workload.</summary>
    public static NemesisOptions Draw(int seed, Func<SimWorld, IWorkload> workload)
    {
        // Not the run's own stream: what is drawn here must not decide what happens there.
        var random = new Random(~seed);
        var options = new NemesisOptions
        {
            Workload = workload,
            Replicas = random.Next(1, ReplicasMax + 1),
            Faults = Faults(random),
            Length = TimeSpan.FromSeconds(random.Next(4, 13)),
            IsHasty = random.Next(3) == 0,
            SilencesStores = random.Next(3) == 0,
            HasBursts = random.Next(4) == 0,
            LocksSnapshots = random.Next(4) == 0,
            PageRowsMax = random.Next(3) switch { 0 => 4, 1 => 7, _ => WorldOptions.FullPage },
            Clients = random.Next(5, 17),
            ThinkMax = TimeSpan.FromMilliseconds(Any(random, [20, 60, 200])),
        };
        return Ambushed(Spectated(Skewed(Changing(options, random), random), random), random);
    }

    static FaultRates Faults(Random random) => new()
    {
        LostRequests = Any(random, Rates),
        LostReplies = Any(random, Rates),
        LateWrites = Any(random, Rates),
        DuplicateWrites = Any(random, Rates),
        Crashes = Any(random, [0, 0.0005, 0.001, 0.003]),
        LatestArrival = TimeSpan.FromSeconds(Any(random, [1, 5, 20, 60])),
    };

    /// <summary>By hand, by the product's own means, or not at all.</summary>
    static NemesisOptions Changing(NemesisOptions options, Random random) => random.Next(5) switch
    {
        0 => options,
        1 => options with { Reconfigures = true },
        2 => options with { Cleans = true },
        _ => options with
        {
            Moves = true,
            ChangeShare = Any<double>(random, options.IsHasty ? [0.02, 0.1] : [0.1, 0.3, 0.7]),
            Cleans = random.Next(3) == 0,
            CutsOffHosts = random.Next(2) == 0,
            Acceptors = Any(random, [0, 1, 3]),
            SlotsPerShard = Any(random, [1, 2, 3]),
        },
    };

    static NemesisOptions Skewed(NemesisOptions options, Random random) => random.Next(3) > 0
        ? options
        : options with
        {
            SkewMax = TimeSpan.FromSeconds(Any(random, [1, 30, 300])),
            JumpsClocks = random.Next(2) == 0,
        };

    static NemesisOptions Spectated(NemesisOptions options, Random random) => random.Next(3) switch
    {
        0 => options,
        1 => options with { Spectator = world => new LogSpectator(world) },
        _ => options with
        {
            Spectator = world => options.Reconfigures || options.Cleans
            ? new ScrubSpectator(world)
            : new EqualReplicas(world)
        },
    };

    /// <summary>Half of the runs have steps held on purpose.</summary>
    static NemesisOptions Ambushed(NemesisOptions options, Random random) => random.Next(2) == 0
        ? options
        : options with
        {
            Ambushes = AmbushOptions.Draw(random),
            // What strikes at every beat would strike all the time at short ones.
            Beat = options.SilencesStores || options.HasBursts || options.CutsOffHosts
                ? null
                : TimeSpan.FromMilliseconds(Any(random, [60, 150, 500])),
            // Hasty hosts get little done under more changes than were drawn for them.
            ChangeShare = options.IsHasty ? options.ChangeShare : Any(random, [0.1, 0.3, 0.7]),
        };

    static T Any<T>(Random random, T[] values) => values[random.Next(values.Length)];
}
