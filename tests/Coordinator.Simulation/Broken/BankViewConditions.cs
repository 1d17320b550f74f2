using Coordinator.Core.Records;
using Coordinator.Simulation.Nemesis;
using Coordinator.Simulation.Spectators;
using Coordinator.Simulation.Without.Views;
using Coordinator.Simulation.Workloads;

namespace Coordinator.Simulation.Broken;

/// <summary>Without one of the conditions of views, behind transactions, outboxes and logs (T36).</summary>
static class BankViewConditions
{
    public static IReadOnlyList<BrokenCoordinator> List { get; } =
    [
        Of("bank-view-row-marks", "a row is written only as it was read", records => new RowMarks(records)),
    ];

    static BrokenCoordinator Of(string name, string drops, Func<IRecordStore, IRecordStore> without) =>
        NemesisEntry.Of(
            name, $"ours, T36: {drops}",
            new NemesisOptions
            {
                Replicas = 1,
                Slots = 2,
                Faults = RoughNetwork.Faults,
                Length = TimeSpan.FromSeconds(5),
                Beat = TimeSpan.FromMilliseconds(150),
                Workload = world => new BankWorkload(world, accounts: 4),
                Spectator = world => new BankViewSpectator(world),
            },
            sound => sound with { Spectator = world => new BankViewSpectator(world, without) });
}
