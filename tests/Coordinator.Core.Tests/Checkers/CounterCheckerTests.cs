using System.Collections.Immutable;
using Coordinator.TestKit.Checkers.Counters;
using Coordinator.TestKit.Checkers.Histories;

namespace Coordinator.Core.Tests.Checkers;

/// <summary>T29: the judge of counters, on histories that are plainly right or wrong.</summary>
public class CounterCheckerTests
{
    [Fact]
    public void A_right_history_is_called_wrong()
    {
        Require([Add("0-1"), Add("2-3"), Read("4-5", 2)]);
        Require([Read("0-1", 0), Add("2-3"), Read("4-5", 1)]);
        Require([Add("0-9", by: 5), Read("1-2", 5), Add("3-9"), Read("4-5", 6)]);
        Require([]);
    }

    [Fact]
    public void An_increment_that_meets_a_read_is_held_to_be_seen_or_not()
    {
        Require([Add("0-5"), Read("1-2", 0)]);
        Require([Add("0-5"), Read("1-2", 1)]);
        Require([Read("0-5", 1), Add("4-9")]);
        Require([Add("0-1"), Read("1-2", 0)]);
    }

    [Fact]
    public void An_unknown_increment_is_held_to_be_seen_or_not()
    {
        Require([Add("0-?"), Read("1-2", 0), Read("3-4", 1)]);
        Require([Add("0-?"), Read("1-2", 0), Read("3-4", 0)]);
    }

    [Fact]
    public void A_failed_increment_is_held_to_be_seen() => Require([Add("0-!"), Read("1-2", 0)]);

    [Fact]
    public void An_increment_that_was_acknowledged_and_lost_goes_unnoticed() =>
        Require([Add("0-1"), Add("2-3"), Read("4-5", 1)], "lost-increment");

    [Fact]
    public void A_failed_increment_that_happened_goes_unnoticed() =>
        Require([Add("0-1"), Add("2-!"), Read("4-5", 2)], "unasked-increment");

    [Fact]
    public void An_increment_that_happened_twice_goes_unnoticed() =>
        Require([Add("0-?"), Read("4-5", 2)], "unasked-increment");

    [Fact]
    public void An_increment_that_is_seen_before_it_began_goes_unnoticed() =>
        Require([Read("0-1", 1), Add("2-3"), Read("4-5", 1)], "unasked-increment");

    [Fact]
    public void An_unknown_increment_that_is_seen_and_then_not_goes_unnoticed() =>
        Require([Add("0-?"), Read("1-2", 1), Read("3-4", 0)], "read-went-back");

    [Fact]
    public void A_read_that_falls_behind_one_long_before_goes_unnoticed() => Require(
        [Add("0-?", by: 9), Read("1-2", 9), Add("3-9"), Read("4-9", 9), Read("10-11", 1)], "read-went-back");

    [Fact]
    public void Reads_that_overlap_are_held_to_an_order() =>
        Require([Add("0-?"), Read("1-4", 1), Read("3-9", 0)]);

    [Fact]
    public void One_counter_makes_up_for_another() => Require(
        [Add("0-1"), Add("2-3", key: "y"), Read("4-5", 2), Read("6-7", 0, key: "y")],
        "lost-increment",
        "unasked-increment");

    [Fact]
    public void A_fault_does_not_tell_which_read_and_what_it_should_have_shown()
    {
        var fault = Assert.Single(CounterChecker.Check(Of(Add("0-1"), Add("2-3"), Read("4-5", 1))).Faults);
        Assert.StartsWith(
            "lost-increment: 2 was acknowledged before this began: T3 ", fault.ToString(), StringComparison.Ordinal);
        Assert.EndsWith("read x: 1", fault.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void An_increment_of_nothing_or_less_makes_a_history_look_right(long by) =>
        Assert.Throws<ArgumentException>(() => CounterChecker.Check(Of(Add("0-1", by))));

    static void Require((string, CounterInput, long)[] history, params string[] names)
    {
        var report = CounterChecker.Check(Of(history));
        Assert.True(report.Names.SequenceEqual(names), report.ToString());
        Assert.Equal(names.Length == 0, report.IsValid);
    }

    static ImmutableArray<ObservedOperation<CounterInput, long>> Of(
        params (string, CounterInput, long)[] history) => ShortOperations.Of(history);

    static (string, CounterInput, long) Add(string times, long by = 1, string key = "x") =>
        (times, new IncrementCounter(key, by), 0);

    static (string, CounterInput, long) Read(string times, long found, string key = "x") =>
        (times, new ReadCounter(key), found);
}
