using Coordinator.TestKit.Checkers.Registers;

namespace Coordinator.Core.Tests.Registers;

/// <summary>The judge of histories, on histories that are plainly right or wrong.</summary>
public class RegisterCheckerTests
{
    [Fact]
    public void A_right_history_is_called_wrong()
    {
        RequireRight(Set(0, 1, null, "a", true), Read(2, 3, "a"), Set(4, 5, "a", "b", true), Read(6, 7, "b"));
        RequireRight(Set(0, 9, null, "a", true), Read(1, 2, null), Read(3, 4, "a"));
        RequireRight(Set(0, 1, null, "a", true), Set(2, 3, null, "b", false), Read(4, 5, "a"));
        RequireRight(Set(0, long.MaxValue, null, "a", null), Read(1, 2, null), Read(3, 4, "a"));
        RequireRight(Set(0, long.MaxValue, null, "a", null), Set(1, 2, null, "b", true), Read(3, 4, "b"));
        RequireRight(Set(0, 5, null, "a", true), Set(1, 6, "a", "b", true), Set(2, 7, "b", "c", true), Read(3, 8, "b"));
    }

    [Fact]
    public void A_stale_read_is_called_right() =>
        RequireWrong(Set(0, 1, null, "a", true), Set(2, 3, "a", "b", true), Read(4, 5, "a"));

    [Fact]
    public void Two_reads_that_see_a_write_and_then_not_are_called_right() =>
        RequireWrong(Set(0, long.MaxValue, null, "a", null), Read(1, 2, "a"), Read(3, 4, null));

    [Fact]
    public void Two_writers_of_one_version_who_both_win_are_called_right() =>
        RequireWrong(Set(0, 5, null, "a", true), Set(1, 6, null, "b", true));

    [Fact]
    public void A_write_that_was_refused_and_happened_is_called_right() =>
        RequireWrong(Set(0, 1, null, "a", true), Set(2, 3, "a", "b", false), Read(4, 5, "b"));

    [Fact]
    public void A_write_that_was_refused_without_a_reason_is_called_right() =>
        RequireWrong(Set(0, 1, null, "a", true), Set(2, 3, "a", "b", false), Read(4, 5, "a"));

    [Fact]
    public void A_write_that_is_seen_before_it_began_is_called_right() =>
        RequireWrong(Read(0, 1, "a"), Set(2, 3, null, "a", true));

    static void RequireRight(params RegisterOperation[] history) => Assert.Null(RegisterChecker.Check(history));

    static void RequireWrong(params RegisterOperation[] history) =>
        Assert.Contains("none of these can follow", RegisterChecker.Check(history), StringComparison.Ordinal);

    static RegisterOperation Read(long began, long ended, string? version) =>
        new("reader", began, ended, IsRead: true, Expected: null, version, IsSet: null);

    static RegisterOperation Set(long began, long ended, string? expected, string version, bool? isSet) =>
        new("writer", began, ended, IsRead: false, expected, version, isSet);
}
