using Coordinator.Core.Durable;
using Coordinator.Core.Effects;
using Coordinator.Core.Placement;
using Microsoft.DurableTask;

namespace Coordinator.Functions.Orchestrations.Activities;

/// <summary>
/// Tells where slots live, for a protocol in an orchestration; null when this host does not know yet.
/// </summary>
sealed class ReadPlacement(IEffects effects) : TaskActivity<Recorded<bool>, Recorded<PlacementMap?>>
{
    /// <inheritdoc />
    public override async Task<Recorded<PlacementMap?>> RunAsync(TaskActivityContext context, Recorded<bool> input)
    {
        try
        {
            return new(await effects.PlaceAsync(refresh: input.Value));
        }
        catch (PlacementUnknownException)
        {
            return new(null);
        }
    }
}
