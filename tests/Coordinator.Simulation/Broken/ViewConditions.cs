using Coordinator.Core.Records;
using Coordinator.Simulation.Views;
using Coordinator.Simulation.Without.Views;

namespace Coordinator.Simulation.Broken;

/// <summary>Without one of the conditions of views (T36).</summary>
static class ViewConditions
{
    public static IReadOnlyList<BrokenCoordinator> List { get; } =
    [
        Of("view-row-positions", "a row knows which events it has", records => new RowPositions(records)),
        Of("view-row-marks", "a row is written only as it was read", records => new RowMarks(records)),
        Of("view-emptied-rows", "a row stays when its last member goes", records => new EmptiedRows(records)),
        Of("view-cursor-marks", "a cursor is written only as it was read", records => new CursorMarks(records)),
        Of("view-sources-last", "sources are written after the rows", records => new SourcesLast(records)),
        Of("view-sources-with-cursor", "sources are written together with the cursor",
            records => new SourcesWithCursor(records)),
    ];

    static BrokenCoordinator Of(string name, string drops, Func<IRecordStore, IRecordStore> without) =>
        new(name, $"ours, T36: {drops}")
        {
            Run = seed => new ViewNemesis(seed, without).Run(),
            RunSound = seed => new ViewNemesis(seed).Run(),
        };
}
