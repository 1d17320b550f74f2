using Coordinator.Core.Views;
using Microsoft.DurableTask;

namespace Coordinator.Functions.Orchestrations.Views;

/// <summary>The heads of all logs, in the order of the slots; none when one does not answer.</summary>
sealed class ReadLogHeads(ViewRebuild rebuild) : TaskActivity<ViewBuildOrder, List<long>>
{
    /// <inheritdoc />
    public override async Task<List<long>> RunAsync(TaskActivityContext context, ViewBuildOrder input) =>
        await rebuild.HeadsAsync() is { } heads ? [.. heads] : [];
}
