using System.Collections.Immutable;
using Coordinator.Core.Durable;
using Coordinator.Core.Effects;
using Microsoft.DurableTask;

namespace Coordinator.Functions.Orchestrations.Activities;

/// <summary>Commits batches for a protocol in an orchestration. Run twice, the second time is refused.</summary>
sealed class CommitBatches(IEffects effects)
    : TaskActivity<Recorded<ImmutableArray<Batch>>, Recorded<ImmutableArray<CommitResult>>>
{
    /// <inheritdoc />
    public override async Task<Recorded<ImmutableArray<CommitResult>>> RunAsync(
        TaskActivityContext context, Recorded<ImmutableArray<Batch>> input) =>
        new(await effects.CommitAsync(input.Value));
}
