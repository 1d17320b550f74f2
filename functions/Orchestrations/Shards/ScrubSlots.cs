using Coordinator.Core.Durable;
using Coordinator.Core.Model;
using Coordinator.Core.Placement.Scrubbing;
using Microsoft.DurableTask;

namespace Coordinator.Functions.Orchestrations.Shards;

/// <summary>Scrubs some slots.</summary>
sealed class ScrubSlots(Scrubber scrubber) : TaskActivity<List<int>, Recorded<List<SlotScrub>>>
{
    /// <inheritdoc />
    public override async Task<Recorded<List<SlotScrub>>> RunAsync(TaskActivityContext context, List<int> input) =>
        new([.. await Task.WhenAll(input.Select(slot => scrubber.ScrubSlotAsync(new SlotId(slot))))]);
}
