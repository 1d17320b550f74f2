using Coordinator.Simulation.Locks;
using Coordinator.TestKit.Simulation;

namespace Coordinator.Simulation.Tests.Locks;

/// <summary>Random fights for a lock, with fences and without, which the check must notice.</summary>
public class LockNemesisTests
{
    [Fact]
    public void A_token_is_given_twice_or_a_stale_owner_writes_after_a_new_one_has_the_lock()
    {
        var (given, written) = (0, 0);
        Seeds.ForEach(300, seed =>
        {
            var run = new LockNemesis(seed, isFenced: true);
            var report = run.Run();
            Assert.True(report.IsValid, report.ToString());
            given += run.Given;
            written += run.Written;
        });
        Assert.True(given > 600 && written > 600, $"only {given} tokens were given, {written} writes committed");
    }

    [Fact]
    public void Stale_writes_without_a_fence_go_unnoticed() => Assert.Contains(
        Seeds.Take(50), seed => new LockNemesis(seed, isFenced: false).Run().Names.Contains("stale-write"));

    [Fact]
    public void Two_owners_at_once_by_clocks_that_are_further_off_than_allowed_go_unnoticed() => Assert.Contains(
        Seeds.Take(50),
        seed => new LockNemesis(seed, isFenced: true) { SupposedSkew = TimeSpan.Zero }
            .Run().Names.SequenceEqual(["two-believers"]));
}
