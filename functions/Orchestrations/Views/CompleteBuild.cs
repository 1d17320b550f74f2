using Coordinator.Core.Views;
using Microsoft.DurableTask;

namespace Coordinator.Functions.Orchestrations.Views;

/// <summary>Lets a generation take over if it is far enough.</summary>
sealed class CompleteBuild(ViewRebuild rebuild) : TaskActivity<BuildToComplete, CompleteState>
{
    /// <inheritdoc />
    public override Task<CompleteState> RunAsync(TaskActivityContext context, BuildToComplete input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return rebuild.CompleteAsync(input.Order.View, input.Order.Generation, [.. input.Heads]);
    }
}
