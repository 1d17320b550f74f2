using Coordinator.Simulation.Systems;
using Coordinator.TestKit.Simulation;

namespace Coordinator.Simulation.Tests.Systems;

/// <summary>
/// The whole system under fire, from HTTP down to the stores: no answer that is not true, nothing left open, the same
/// run from the same seed.
/// </summary>
public sealed class SystemTests
{
    static readonly TimeSpan Brief = TimeSpan.FromSeconds(20);

    [Fact]
    public void Clients_are_told_what_is_not_true_while_nothing_goes_wrong() =>
        Seeds.ForEach(1, seed => Run(seed, SystemOptions.Quiet with { Length = TimeSpan.FromSeconds(5) }));

    [Fact]
    public void Lost_late_and_doubled_requests_show() =>
        Seeds.ForEach(2, seed =>
        {
            var counts = Run(seed, SystemOptions.Lossy with { Length = Brief });
            Assert.True(counts.Faults.Count > 0 && counts.Duplicates > 0, "nothing went wrong");
        });

    [Fact]
    public void Hosts_that_die_or_stop_or_go_by_wrong_clocks_show() =>
        Seeds.ForEach(2, seed =>
        {
            var counts = Run(seed, SystemOptions.Dying with { Length = Brief });
            Assert.True(counts.Crashes + counts.Pauses + counts.ClockJumps > 0, "nothing went wrong");
        });

    [Fact]
    public void A_store_that_is_lost_keeps_clients_waiting() =>
        Seeds.ForEach(2, seed =>
        {
            var counts = Run(seed, SystemOptions.Outages with { Length = TimeSpan.FromSeconds(50), Clients = 1 });
            Assert.True(counts.Unanswered > 0, "nothing went wrong");
        });

    [Fact]
    public void Shards_that_move_and_scrubs_show() =>
        Seeds.ForEach(2, seed =>
        {
            var counts = Run(seed, SystemOptions.Moving with { Length = Brief });
            Assert.True(counts.OperatorOrders > 0, "nothing was moved");
        });

    [Fact]
    public void Everything_at_once_shows() =>
        Seeds.ForEach(2, seed => Run(
            seed, SystemOptions.Storm with { Length = TimeSpan.FromSeconds(50), Clients = 1 }));

    [Fact]
    public void A_seed_does_not_repeat_its_run()
    {
        var options = SystemOptions.Storm with { Length = Brief, Clients = 1 };
        var first = new SystemRun(seed: 7, options).Run();
        Assert.Equal(first.Fingerprint, new SystemRun(seed: 7, options).Run().Fingerprint);
        Assert.NotEqual(first.Fingerprint, new SystemRun(seed: 8, options).Run().Fingerprint);
    }

    static SystemCounts Run(int seed, SystemOptions options)
    {
        var counts = new SystemRun(seed, options).Run().Counts;
        Assert.True(counts.Committed > 0, "nothing was committed");
        return counts;
    }
}
