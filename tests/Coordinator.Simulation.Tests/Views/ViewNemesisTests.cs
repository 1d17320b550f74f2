using System.Globalization;
using Coordinator.Core.Records;
using Coordinator.Simulation.Views;
using Coordinator.Simulation.Without.Views;
using Coordinator.TestKit.Simulation;

namespace Coordinator.Simulation.Tests.Views;

/// <summary>
/// Random runs of several projectors under a mix of faults (T36, T41), and of broken ones, which they must catch (T21).
/// COORDINATOR_SIM_RUNS in the environment asks for other numbers of seeds.
/// </summary>
public sealed class ViewNemesisTests
{
    const int DefaultRuns = 1_000;

    // Broken projectors that a thousand runs catch only now and then would prove little.
    const int BrokenRuns = 200;

    static int Runs => Environment.GetEnvironmentVariable("COORDINATOR_SIM_RUNS") is { Length: > 0 } text
        ? int.Parse(text, CultureInfo.InvariantCulture)
        : DefaultRuns;

    [Fact]
    public void An_event_counts_twice_or_never_under_lost_late_and_doubled_requests_and_crashes()
    {
        var crashes = 0;
        Seeds.ForEach(Runs, seed =>
        {
            var nemesis = new ViewNemesis(seed);
            nemesis.Run();
            crashes += nemesis.Crashes;
        });
        Assert.True(crashes > 0, "no host ever crashed: the runs show nothing");
    }

    [Fact]
    public void Rows_that_forget_what_they_have_go_unnoticed() => RequireCaught(records => new RowPositions(records));

    [Fact]
    public void Rows_that_are_written_whatever_they_are_go_unnoticed() =>
        RequireCaught(records => new RowMarks(records));

    [Fact]
    public void Emptied_rows_that_do_not_stay_go_unnoticed() => RequireCaught(records => new EmptiedRows(records));

    [Fact]
    public void A_cursor_that_is_written_whatever_it_is_goes_unnoticed() =>
        RequireCaught(records => new CursorMarks(records));

    [Fact]
    public void Sources_that_are_written_before_the_rows_go_unnoticed() =>
        RequireCaught(records => new SourcesLast(records));

    [Fact]
    public void Sources_that_are_written_apart_from_the_cursor_go_unnoticed() =>
        RequireCaught(records => new SourcesWithCursor(records));

    /// <summary>Some seed must see that something is wrong with such a projector.</summary>
    static void RequireCaught(Func<IRecordStore, IRecordStore> without) =>
        Assert.Contains(Enumerable.Range(1, BrokenRuns), seed => Breaks(seed, without));

    static bool Breaks(int seed, Func<IRecordStore, IRecordStore> without)
    {
        try
        {
            new ViewNemesis(seed, without).Run();
            return false;
        }
        catch (SimulationFailedException)
        {
            return true;
        }
    }
}
