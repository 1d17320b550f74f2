using Coordinator.Core.Effects;
using Coordinator.Simulation.Nemesis;
using Coordinator.Simulation.Spectators;
using Coordinator.Simulation.Without.Scrubbing;

namespace Coordinator.Simulation.Broken;

/// <summary>Without one of the conditions of scrubs (0023).</summary>
static class ScrubConditions
{
    public static IReadOnlyList<BrokenCoordinator> List { get; } =
    [
        Of("scrub-second-look", "0023: a scrub looks twice before it calls a difference one",
            store => new SecondLook(store)),
        Of("scrub-holds", "0023: what an attempt holds is in flight, not damaged", store => new Holds(store)),
    ];

    static BrokenCoordinator Of(string name, string drops, Func<IReplicaStore, IReplicaStore> without) =>
        NemesisEntry.Of(
            name, drops,
            new NemesisOptions
            {
                Replicas = 2,
                Faults = RoughNetwork.Faults,
                Length = TimeSpan.FromSeconds(8),
                Spectator = world => new ScrubSpectator(world),
                PageRowsMax = 4,
            },
            sound => sound with { DecorateScrubs = without });
}
