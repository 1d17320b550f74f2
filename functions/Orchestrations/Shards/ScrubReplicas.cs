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

    /// <summary>Waves between two notes: each note puts the whole report into the history.</summary>
    const int WavesPerNote = 10;

    static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    /// <inheritdoc />
    public override async Task<bool> RunAsync(TaskOrchestrationContext context, Recorded<ScrubOrder> input)
    {
        var (report, slots, unfinished, round) = input.Value;
        var again = unfinished.ToList();
        var isLastRound = round >= RoundsMax;
        var waves = 0;
        foreach (var wave in slots.Chunk(SlotsAtOnce).Take(WavesMax))
        {
            waves++;
            var scrubs = (await context.CallActivityAsync<Recorded<List<SlotScrub>>>(
                nameof(ScrubSlots), wave.ToList(), ActivityOptions.UntilItSucceeds)).Value;
            report = report.With(scrubs, isLastRound) with { UpdatedAt = Later(report.UpdatedAt, context) };
            again.AddRange(scrubs.Where(scrub => scrub.Status != ScrubStatus.Whole).Select(scrub => scrub.Slot.Value));
            if (waves % WavesPerNote == 1)
                await NoteAsync(context, report);
        }

        var rest = slots.Skip(waves * SlotsAtOnce).ToList();
        if (rest.Count == 0 && (again.Count == 0 || isLastRound))
            return await NoteAsync(context, report with { IsDone = true, Incomplete = [.. again] });
        if (rest.Count == 0)
            await context.CreateTimer(Pause, CancellationToken.None);
        // In a round no slot has a second turn before all have had one: the pause is for those that are busy.
        context.ContinueAsNew(new Recorded<ScrubOrder>(rest.Count == 0
            ? new ScrubOrder(report, again, [], round + 1)
            : new ScrubOrder(report, rest, again, round)));
        return false;
    }

    static Task<bool> NoteAsync(TaskOrchestrationContext context, ScrubReport report) =>
        context.CallActivityAsync<bool>(
            nameof(NoteScrub), new Recorded<ScrubReport>(report), ActivityOptions.UntilItSucceeds);

    /// <summary>Never goes back, whatever two hosts' clocks say: an older report replaces no newer one.</summary>
    static DateTimeOffset Later(DateTimeOffset before, TaskOrchestrationContext context)
    {
        var now = new DateTimeOffset(context.CurrentUtcDateTime, TimeSpan.Zero);
        return now > before ? now : before;
    }
}
