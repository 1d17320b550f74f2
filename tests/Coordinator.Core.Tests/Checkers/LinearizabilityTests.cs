using Coordinator.TestKit.Checkers.Linearizability;

namespace Coordinator.Core.Tests.Checkers;

/// <summary>The judge of registers, on histories that are plainly right or wrong.</summary>
public class LinearizabilityTests
{
    [Theory]
    [InlineData("0-1 c-1", "2-3 r1", "4-5 c12", "6-7 r2")]
    [InlineData("0-9 c-1", "1-2 r", "3-4 r1")]
    [InlineData("0-1 c-1", "2-3 !c-2", "4-5 r1")]
    [InlineData("0-5 c-1", "1-6 c12", "2-7 c23", "3-8 r2")]
    [InlineData("0-3 w1", "1-4 w2", "5-6 r1")]
    [InlineData("0-3 w1", "1-4 w2", "5-6 r2")]
    [InlineData("0-9 w1", "1-8 w2", "2-3 r2", "4-5 r1")]
    [InlineData]
    public void A_right_history_is_called_wrong(params string[] history) => RequireRight(history);

    [Theory]
    [InlineData("0-? c-1", "1-2 r", "3-4 r1")]
    [InlineData("0-? w1", "1-2 w2", "3-4 r2", "5-6 r1")]
    [InlineData("0-? w1", "1-2 r", "3-4 r", "5-6 r1", "7-8 r1")]
    public void An_unknown_write_is_held_to_have_happened_at_once(params string[] history) => RequireRight(history);

    [Theory]
    [InlineData("0-? w1", "1-2 r", "3-4 r")]
    [InlineData("0-? c-1", "1-2 c-2", "3-4 r2")]
    [InlineData("0-? w1")]
    public void An_unknown_write_is_held_to_have_happened_ever(params string[] history) => RequireRight(history);

    [Fact]
    public void An_unknown_read_is_held_to_have_found_nothing() => RequireRight("0-1 w1", "2-? r", "3-4 r1");

    [Fact]
    public void A_failed_write_is_held_to_have_happened() => RequireRight("0-1 w1", "2-! w2", "3-4 r1");

    [Fact]
    public void A_write_and_a_read_that_meet_in_one_moment_are_held_to_an_order() => RequireRight("0-1 w1", "1-2 r");

    [Fact]
    public void A_stale_read_is_called_right() => RequireWrong("0-1 w1", "2-3 w2", "4-5 r1");

    [Fact]
    public void A_read_of_what_nobody_wrote_is_called_right() => RequireWrong("0-1 w1", "2-3 r2");

    [Fact]
    public void A_read_of_a_failed_write_is_called_right() => RequireWrong("0-1 w1", "2-! w2", "3-4 r2");

    [Fact]
    public void A_write_that_is_seen_before_it_began_is_called_right() => RequireWrong("0-1 r1", "2-3 c-1");

    [Fact]
    public void A_lost_write_that_was_acknowledged_is_called_right() => RequireWrong("0-1 c-1", "2-3 r");

    [Fact]
    public void Two_writers_of_one_version_who_both_win_are_called_right() => RequireWrong("0-5 c-1", "1-6 c-2");

    [Fact]
    public void A_compare_and_set_that_took_effect_twice_is_called_right() =>
        RequireWrong("0-1 w1", "2-3 c12", "4-5 w1", "6-7 r2");

    [Fact]
    public void A_write_that_was_refused_and_happened_is_called_right() =>
        RequireWrong("0-1 c-1", "2-3 !c12", "4-5 r2");

    [Fact]
    public void A_write_that_was_refused_without_a_reason_is_called_right() =>
        RequireWrong("0-1 c-1", "2-3 !c12", "4-5 r1");

    [Fact]
    public void An_unknown_write_that_is_seen_and_then_not_is_called_right() =>
        RequireWrong("0-? c-1", "1-2 r1", "3-4 r");

    [Fact]
    public void An_unknown_write_that_is_seen_twice_is_called_right() =>
        RequireWrong("0-? w1", "1-2 r1", "3-4 w2", "5-6 r2", "7-8 r1");

    [Fact]
    public void Two_readers_who_saw_two_writes_in_different_orders_are_called_right() =>
        RequireWrong("0-9 w1", "1-9 w2", "2-3 r1", "4-5 r2", "6-7 r1");

    [Fact]
    public void One_wrong_register_among_right_ones_is_called_right()
    {
        var result = Check("0-1 w1", "2-3 y:w1", "4-5 y:w2", "6-7 y:r1", "8-9 r1");
        Assert.Equal(LinearizabilityVerdict.NotLinearizable, result.Verdict);
        Assert.Equal("y", Assert.Single(result.Keys, key => key.Verdict != LinearizabilityVerdict.Linearizable).Key);
    }

    [Fact]
    public void A_verdict_does_not_tell_where_the_history_goes_wrong()
    {
        var result = Check("0-1 w1", "2-3 w2", "4-5 r1", "6-7 r1");
        Assert.Equal(
            """
            x: not linearizable. The longest order has 2 operations of 4 that have to be there:
              T1     process 1         0.0000000 ..      0.0000001 ok   write x 1: set  => 1
              T2     process 2         0.0000002 ..      0.0000003 ok   write x 2: set  => 2
            Then it holds 2, and none of these can follow:
              T3     process 3         0.0000004 ..      0.0000005 ok   read x: 1
            """,
            result.ToString(),
            ignoreLineEndingDifferences: true);
        Assert.Equal([1, 2], result.Keys[0].Prefix.Select(placed => placed.Number));
        Assert.Equal([3], result.Keys[0].Left.Select(left => left.Number));
    }

    [Fact]
    public void An_operation_without_an_end_passes_for_one_that_has_ended()
    {
        var open = RegisterHistory.Of("0-1 w1")[0] with { CompletedAt = null };
        Assert.Throws<ArgumentException>(() => LinearizabilityChecker.Check(new CasRegister(), [open]));
    }

    [Fact]
    public void A_search_that_was_given_up_passes_for_a_good_one()
    {
        // Unknown writes of different values before a read of none of them: every subset in every order.
        string[] history = [.. Enumerable.Range(1, 9).Select(value => $"0-? w{value}"), "1-2 rx"];
        var result = LinearizabilityChecker.Check(new CasRegister(), RegisterHistory.Of(history), stepsMax: 500);
        Assert.Equal(LinearizabilityVerdict.Undecided, result.Verdict);
        Assert.False(result.IsLinearizable);
        Assert.Contains("undecided after 501 steps", result.ToString(), StringComparison.Ordinal);
        Assert.Equal(LinearizabilityVerdict.NotLinearizable, Check(history).Verdict);
    }

    static void RequireRight(params string[] history)
    {
        var result = Check(history);
        Assert.True(result.IsLinearizable, result.ToString());
    }

    static void RequireWrong(params string[] history)
    {
        var result = Check(history);
        Assert.Equal(LinearizabilityVerdict.NotLinearizable, result.Verdict);
        Assert.Contains("none of these can follow", result.ToString(), StringComparison.Ordinal);
    }

    static LinearizabilityResult Check(params string[] history) =>
        LinearizabilityChecker.Check(new CasRegister(), RegisterHistory.Of(history));
}
