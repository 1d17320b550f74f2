using System.Collections.Immutable;
using Coordinator.Core.Model;
using Coordinator.Core.Placement.Scrubbing;
using Coordinator.TestKit.Stores;

namespace Coordinator.Core.Tests.Scrubbing;

/// <summary>What a scrub of all slots tells, while slots are gone over again and notes arrive late.</summary>
public class ScrubReportTests
{
    static readonly DateTimeOffset Noon = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    static ScrubReport Begun => new() { StartedAt = Noon, UpdatedAt = Noon, Slots = 1 };

    /// <summary>A slot with 100 rows, of which two differ, one of them for good.</summary>
    [Theory]
    [InlineData(ScrubStatus.Cut)]
    [InlineData(ScrubStatus.Silent)]
    public void A_slot_that_is_gone_over_again_is_counted_again(ScrubStatus atFirst)
    {
        var report = Begun
            .With([Scrub(atFirst, differences: 2, repaired: 1)], isLastTry: false)
            .With([Scrub(atFirst, differences: 1, repaired: 0)], isLastTry: false)
            .With([Scrub(ScrubStatus.Whole, differences: 1, repaired: 0)], isLastTry: false);
        Assert.Equal((1, 100L, 2L, 1L), (report.SlotsDone, report.RowsCompared, report.Differences, report.Repaired));
        Assert.Single(report.Left);
    }

    [Fact]
    public void What_was_found_in_a_slot_that_was_never_whole_is_not_told()
    {
        var report = Begun
            .With([Scrub(ScrubStatus.Cut, differences: 2, repaired: 1)], isLastTry: false)
            .With([Scrub(ScrubStatus.Cut, differences: 1, repaired: 0)], isLastTry: true);
        Assert.Equal((0, 100L, 2L, 1L), (report.SlotsDone, report.RowsCompared, report.Differences, report.Repaired));
        Assert.Single(report.Left);
    }

    [Fact]
    public async Task A_note_that_comes_late_takes_the_place_of_a_newer_one()
    {
        var reports = new ScrubReports(new SimulatedRecords());
        var done = Begun with { UpdatedAt = Noon.AddSeconds(9), IsDone = true };
        Assert.True(await reports.NoteAsync(done));
        Assert.True(await reports.NoteAsync(Begun));
        Assert.True((await reports.ReadAsync()).Report!.IsDone);

        // The next scrub, however early in it, is newer than all of the one before.
        var next = Begun with { StartedAt = Noon.AddSeconds(5), UpdatedAt = Noon.AddSeconds(5) };
        Assert.True(await reports.NoteAsync(next));
        Assert.True(await reports.NoteAsync(done));
        Assert.Equal(next.StartedAt, (await reports.ReadAsync()).Report!.StartedAt);
    }

    static SlotScrub Scrub(ScrubStatus status, int differences, int repaired)
    {
        ImmutableArray<ScrubFinding> left = [new("a/1", "row", ScrubReason.NothingDecides)];
        return new SlotScrub(new SlotId(0), status, RowsCompared: 100, differences, repaired, left);
    }
}
