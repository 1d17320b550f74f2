using System.Collections.Immutable;
using Coordinator.Core.Durable;
using Coordinator.Core.Effects;
using Microsoft.DurableTask;

namespace Coordinator.Functions.Orchestrations.Activities;

/// <summary>Reads rows for a protocol in an orchestration.</summary>
sealed class ReadRows(IEffects effects)
    : TaskActivity<Recorded<ImmutableArray<RowAddress>>, Recorded<ImmutableArray<ReadResult>>>
{
    /// <inheritdoc />
    public override async Task<Recorded<ImmutableArray<ReadResult>>> RunAsync(
        TaskActivityContext context, Recorded<ImmutableArray<RowAddress>> input) =>
        new(await effects.ReadAsync(input.Value));
}
