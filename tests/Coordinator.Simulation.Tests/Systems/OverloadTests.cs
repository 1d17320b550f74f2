using Coordinator.Functions.Hosting;
using Coordinator.Simulation.Systems;
using Coordinator.Simulation.Systems.Clients;
using Coordinator.Simulation.Systems.Load;
using Coordinator.TestKit.Simulation;
using Xunit.Abstractions;

namespace Coordinator.Simulation.Tests.Systems;

/// <summary>
/// T42 with whole hosts in virtual time: for a minute nearly a third of all requests to stores is refused; and a slot
/// that ten times as many want as it bears. What was acknowledged is there at the end, as every run requires.
/// </summary>
public sealed class OverloadTests(ITestOutputHelper output)
{
    /// <summary>
    /// A call costs so many times as much at most: most attempts of that minute have to be resolved and undone.
    /// </summary>
    const int CostMost = 6;

    static BurstPlan Burst => SystemOptions.Refusals.Burst!;

    [Fact]
    public void Refusals_of_the_stores_multiply_requests_or_leave_the_system_slow() =>
        Seeds.ForEach(1, seed =>
        {
            var phases = new SystemRun(seed, SystemOptions.Refusals).Run().Phases;
            output.WriteLine($"seed {seed}\n{phases}");
            Assert.True(phases.Before.Committed > 100 && phases.After.Committed > 100, $"too few\n{phases}");
            Assert.True(phases.During.Committed > 0, $"nothing went on\n{phases}");
            Assert.True(
                phases.During.RequestsPerCall < CostMost * phases.Before.RequestsPerCall,
                $"requests multiplied\n{phases}");
            Assert.True(
                phases.During.Requests / Burst.Length.TotalSeconds < phases.Before.Requests / Burst.After.TotalSeconds,
                $"stores in trouble are asked more often than sound ones\n{phases}");
            // Of some 200 the slowest two met conflicts, whose pauses double: only the rest can be held to twice.
            Assert.True(
                phases.After.Percentile(0.98) <= 2 * phases.Before.Percentile(0.98)
                    && phases.After.Percentile(0.99) <= 3 * phases.Before.Percentile(0.99),
                $"it stays slow\n{phases}");
            Assert.Equal(0, phases.After.Shed + phases.After.Unavailable);
        });

    [Fact]
    public void Those_who_want_one_item_take_the_room_of_all_others() =>
        Seeds.ForEach(1, seed =>
        {
            var fair = Hot(seed, perSlot: 4);
            output.WriteLine($"seed {seed}\n{fair.Hot}\n{fair.Cool}");
            Assert.True(fair.Hot.Shed > 0, "nobody was shed");
            Assert.True(fair.Hot.Committed > 100, "the hot item got nothing");
            Assert.True(fair.Cool.Shed * 100 <= fair.Cool.Committed, $"others are shed: {fair.Cool}");
            var unfair = Hot(seed, perSlot: 0);
            output.WriteLine($"without the bound\n{unfair.Hot}\n{unfair.Cool}");
            Assert.True(unfair.Cool.Shed * 10 > unfair.Cool.Committed, $"the bound makes no difference: {unfair.Cool}");
        });

    static HotSlotOverHttp Hot(int seed, int perSlot) => new SystemRun(seed, SystemOptions.Quiet with
    {
        Hosts = 1,
        Clients = 60,
        Workloads = SystemWorkloads.HotSlot,
        Length = TimeSpan.FromSeconds(20),
        ThinkTime = TimeSpan.FromMilliseconds(10),
        Limits = new LimitSettings { ConcurrentRequests = 24, ConcurrentPerSlot = perSlot },
    }).Run().HotSlot!;
}
