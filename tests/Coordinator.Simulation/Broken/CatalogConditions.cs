using Coordinator.Simulation.Views;
using Coordinator.Simulation.Without.Views;

namespace Coordinator.Simulation.Broken;

/// <summary>Without one of the conditions of the catalog of views.</summary>
static class CatalogConditions
{
    public static IReadOnlyList<BrokenCoordinator> List { get; } =
    [
        new("catalog-marks", "ours, T36: a view's entry is written only as it was read")
        {
            Run = seed => new CatalogNemesis(seed, records => new CatalogMarks(records)).Run(),
            RunSound = seed => new CatalogNemesis(seed).Run(),
        },
    ];
}
