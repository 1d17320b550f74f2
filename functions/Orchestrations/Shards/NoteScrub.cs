using Coordinator.Core.Durable;
using Coordinator.Core.Placement.Scrubbing;
using Microsoft.DurableTask;

namespace Coordinator.Functions.Orchestrations.Shards;

/// <summary>Notes how far a scrub is.</summary>
sealed class NoteScrub(ScrubReports reports) : TaskActivity<Recorded<ScrubReport>, bool>
{
    /// <inheritdoc />
    public override Task<bool> RunAsync(TaskActivityContext context, Recorded<ScrubReport> input) =>
        reports.NoteAsync(input.Value);
}
