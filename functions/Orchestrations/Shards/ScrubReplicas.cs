using Coordinator.Core.Durable;
using Coordinator.Core.Placement.Scrubbing;
using Microsoft.DurableTask;

namespace Coordinator.Functions.Orchestrations.Shards;

/// <summary>Compares and repairs the replicas of all slots. What is busy or silent is gone over again.</summary>
sealed class ScrubReplicas : TaskOrchestrator<Recorded<ScrubOrder>, bool>
{
    const int SlotsAtOnce = 4;
    const int RoundsMax = 5;

    /// <summary>Waves of one history; then it begins anew.</summary>
    const int WavesMax = 50;

    static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    /// <inheritdoc />
    public override async Task<bool> RunAsync(TaskOrchestrationContext context, Recorded<ScrubOrder> input)
    {
        var (report, slots, round) = input.Value;
        var again = new List<int>();
        var waves = 0;
        foreach (var wave in slots.Chunk(SlotsAtOnce).Take(WavesMax))
        {
            waves++;
            var scrubs = (await context.CallActivityAsync<Recorded<List<SlotScrub>>>(
                nameof(ScrubSlots), wave.ToList(), ActivityOptions.UntilItSucceeds)).Value;
            report = report.With(scrubs);
            again.AddRange(scrubs.Where(scrub => scrub.Status != ScrubStatus.Whole).Select(scrub => scrub.Slot.Value));
            await NoteAsync(context, report);
        }

        var rest = slots.Skip(waves * SlotsAtOnce).ToList();
        if (rest.Count == 0 && (again.Count == 0 || round >= RoundsMax))
            return await NoteAsync(context, report with { IsDone = true, Incomplete = [.. again] });
        if (rest.Count == 0)
            await context.CreateTimer(Pause, CancellationToken.None);
        context.ContinueAsNew(new Recorded<ScrubOrder>(
            new ScrubOrder(report, [.. rest, .. again], rest.Count == 0 ? round + 1 : round)));
        return false;
    }

    static Task<bool> NoteAsync(TaskOrchestrationContext context, ScrubReport report) =>
        context.CallActivityAsync<bool>(
            nameof(NoteScrub),
            new Recorded<ScrubReport>(report with
            {
                UpdatedAt = new DateTimeOffset(context.CurrentUtcDateTime, TimeSpan.Zero),
            }),
            ActivityOptions.UntilItSucceeds);
}
