using Coordinator.TestKit.Checkers.Leases;

namespace Coordinator.Core.Tests.Checkers;

/// <summary>The judge of locks, on grants and writes that are plainly right or wrong.</summary>
public class LeaseCheckerTests
{
    static readonly DateTimeOffset Start = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    /// <summary>Clocks are at most a second off, so two may believe for two seconds.</summary>
    static readonly LeaseRules Rules = new(TimeSpan.FromSeconds(1));

    [Fact]
    public void A_right_lock_is_called_wrong()
    {
        Require([Grant("a", 1, 0, 1, 10), Grant("b", 2, 10, 11, 20), Grant("a", 3, 20, 21, 30)]);
        Require([Grant("a", 1, 0, 1, 10), Grant("a", 1, 5, 6, 15), Grant("b", 2, 14, 15, 20)]);
        Require([]);
    }

    [Fact]
    public void Clocks_that_differ_as_they_may_are_held_against_a_lock() =>
        Require([Grant("a", 1, 0, 1, 10), Grant("b", 2, 7, 8, 20)]);

    [Fact]
    public void Two_who_believe_to_have_a_lock_for_too_long_go_unnoticed() =>
        Require([Grant("a", 1, 0, 1, 10), Grant("b", 2, 6, 7, 20)], "two-believers");

    [Fact]
    public void A_renewal_that_lasts_into_the_time_of_the_next_owner_goes_unnoticed() =>
        Require([Grant("a", 1, 0, 1, 5), Grant("a", 1, 4, 5, 20), Grant("b", 2, 6, 7, 20)], "two-believers");

    [Fact]
    public void A_short_lease_within_a_long_one_goes_unnoticed() =>
        Require([Grant("a", 1, 0, 1, 30), Grant("b", 2, 6, 7, 10)], "two-believers");

    [Fact]
    public void Somebody_who_believes_twice_is_held_against_a_lock() =>
        Require([Grant("a", 1, 0, 1, 30), Grant("a", 2, 6, 7, 40)]);

    [Fact]
    public void A_token_that_two_were_given_goes_unnoticed() =>
        Require([Grant("a", 1, 0, 1, 10), Grant("b", 1, 10, 11, 20)], "token-of-two-owners");

    [Fact]
    public void A_token_below_one_given_before_goes_unnoticed() =>
        Require([Grant("a", 2, 0, 1, 10), Grant("b", 1, 10, 11, 20)], "token-went-back");

    [Fact]
    public void Tokens_that_were_asked_for_at_once_are_held_to_an_order() =>
        Require([Grant("a", 2, 0, 9, 10), Grant("b", 1, 1, 10, 11)]);

    [Fact]
    public void One_lock_is_held_against_another() => Require(
        [Grant("a", 2, 0, 1, 10), Grant("b", 1, 2, 3, 10) with { Lock = "other" }]);

    [Fact]
    public void A_fault_does_not_tell_who_believed_what_and_when()
    {
        var report = LeaseChecker.CheckGrants([Grant("a", 1, 0, 1, 10), Grant("b", 2, 6, 7, 20)], Rules);
        Assert.Equal(
            "two-believers: for 00:00:03: "
            + "a has nightly under 1, asked 12:00:00.000, believes so 12:00:01.000 .. 12:00:10.000; "
            + "b has nightly under 2, asked 12:00:06.000, believes so 12:00:07.000 .. 12:00:20.000",
            Assert.Single(report.Faults).ToString());
    }

    [Fact]
    public void Writes_under_tokens_that_grow_are_called_wrong() =>
        RequireActs([Write(1, 1), Write(2, 1), Look(2, 2), Write(3, 2), Write(4, 3)]);

    [Fact]
    public void A_write_under_an_old_token_goes_unnoticed() =>
        RequireActs([Write(1, 1), Write(3, 1), Write(2, 2)], "stale-write");

    [Fact]
    public void A_write_of_an_old_owner_after_the_new_one_looked_goes_unnoticed() =>
        RequireActs([Write(1, 1), Look(1, 2), Write(2, 1)], "stale-write");

    [Fact]
    public void A_write_that_the_new_owner_saw_is_called_stale() => RequireActs([Look(1, 2), Write(1, 1)]);

    [Fact]
    public void What_an_old_owner_only_looked_at_is_called_stale() => RequireActs([Write(1, 2), Look(1, 1)]);

    [Fact]
    public void Writes_to_one_store_are_held_against_another() =>
        RequireActs([Write(1, 2), Write(2, 1) with { Guarded = "other" }]);

    static void Require(LockGrant[] grants, params string[] names)
    {
        var report = LeaseChecker.CheckGrants([.. grants], Rules);
        Assert.True(report.Names.SequenceEqual(names), report.ToString());
    }

    static void RequireActs(FencedAct[] acts, params string[] names)
    {
        var report = LeaseChecker.CheckActs([.. acts]);
        Assert.True(report.Names.SequenceEqual(names), report.ToString());
    }

    static LockGrant Grant(string owner, long token, int asked, int told, int until) =>
        new("nightly", owner, token, At(asked), At(told), At(until));

    static DateTimeOffset At(int seconds) => Start.AddSeconds(seconds);

    static FencedAct Write(long version, long token) => new("report", version, token, IsWrite: true);

    static FencedAct Look(long version, long token) => new("report", version, token, IsWrite: false);
}
