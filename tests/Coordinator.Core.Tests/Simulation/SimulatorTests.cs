using Coordinator.Core.Effects;
using Coordinator.Core.Rows;
using Coordinator.TestKit.Faults;
using Coordinator.TestKit.Simulation;
using Coordinator.TestKit.Worlds;

namespace Coordinator.Core.Tests.Simulation;

/// <summary>
/// The simulator itself, shown on a toy protocol: it repeats, it finds, and nothing outlives a crash.
/// </summary>
public class SimulatorTests
{
    const int Writers = 5;

    static readonly FaultRates Rough = new() { LostRequests = 0.1, LostReplies = 0.1, LateWrites = 0.05 };

    [Fact]
    public void The_same_seed_gives_another_story() => Assert.Equal(Story(seed: 7), Story(seed: 7));

    [Fact]
    public void Another_seed_gives_the_same_story() => Assert.NotEqual(Story(seed: 7), Story(seed: 8));

    [Fact]
    public void A_writer_that_reads_back_loses_or_repeats_a_mark() =>
        Seeds.ForEach(100, seed => Assert.Equal("abcde", Sorted(RunWriters(seed, readsBack: true))));

    [Fact]
    public void A_writer_that_does_not_read_back_goes_unnoticed() =>
        Assert.Contains(Seeds.Take(100), seed => Sorted(RunWriters(seed, readsBack: false)) != "abcde");

    [Fact]
    public void A_crashed_host_goes_on()
    {
        var world = new SimWorld(new WorldOptions());
        var (host, effects) = NewHost(world);
        var steps = 0;
        world.Network.Faults = new CrashAt(host, 1, isAfter: true);
        var work = host.Start(async () =>
        {
            for (; steps < 3; steps++)
                await new ToyCounter(effects, ItemOf(world), readsBack: true).AddAsync($"{steps}");
        });
        world.Scheduler.RunUntilIdle();

        Assert.False(work.IsCompleted);
        Assert.Equal(0, steps);
        Assert.Equal("0", Marks(world));
    }

    [Fact]
    public void A_crash_before_an_effect_lets_it_happen()
    {
        var world = new SimWorld(new WorldOptions());
        var (host, effects) = NewHost(world);
        world.Network.Faults = new CrashAt(host, 1, isAfter: false);
        _ = host.Start(() => new ToyCounter(effects, ItemOf(world), readsBack: true).AddAsync("a"));
        world.Scheduler.RunUntilIdle();

        Assert.Null(Marks(world));
    }

    [Fact]
    public void A_held_request_arrives_before_it_is_released()
    {
        var world = new SimWorld(new WorldOptions());
        var (host, effects) = NewHost(world);
        world.Network.Faults = new ScriptedFaults(effect =>
            FaultDecision.Of(effect.Kind == EffectKind.Commit ? FaultKind.Hold : FaultKind.None));
        var work = host.Start(() => new ToyCounter(effects, ItemOf(world), readsBack: true).AddAsync("a"));
        world.Scheduler.RunUntilIdle();
        Assert.Null(Marks(world));

        world.Network.Held.Single().Deliver();
        world.Scheduler.Run(work);
        Assert.Equal("a", Marks(world));
    }

    [Fact]
    public void Waiting_for_something_that_cannot_happen_hangs()
    {
        var world = new SimWorld(new WorldOptions());
        var never = new TaskCompletionSource();
        var failure = Assert.Throws<SimulationBrokeDownException>(() => world.Scheduler.Run(never.Task));
        Assert.Contains("Seed 1", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_failure_inside_a_host_is_swallowed()
    {
        var world = new SimWorld(new WorldOptions());
        var work = NewHost(world).Host.Start(() => throw new InvariantViolationException("a toy rule"));
        var failure = Assert.Throws<SimulationFailedException>(() => world.Scheduler.Run(work));
        Assert.IsType<InvariantViolationException>(failure.InnerException);
    }

    [Fact]
    public void A_virtual_hour_takes_a_real_one()
    {
        var world = new SimWorld(new WorldOptions());
        var (host, effects) = NewHost(world);
        var before = host.Time.GetUtcNow();
        world.Scheduler.Run(host.Start(() => effects.DelayAsync(TimeSpan.FromHours(1))));
        Assert.Equal(TimeSpan.FromHours(1), host.Time.GetUtcNow() - before);
    }

    [Fact]
    public void Clocks_of_two_hosts_agree_although_one_is_skewed()
    {
        var world = new SimWorld(new WorldOptions());
        var late = world.NewHost("late", TimeSpan.FromMinutes(-5));
        Assert.Equal(world.Scheduler.Now.AddMinutes(-5), late.Time.GetUtcNow());
    }

    static string Story(int seed)
    {
        var world = Writing(seed, readsBack: true);
        return world.Network.Trace.ToString();
    }

    static string RunWriters(int seed, bool readsBack) => Marks(Writing(seed, readsBack))!;

    static SimWorld Writing(int seed, bool readsBack)
    {
        var world = new SimWorld(WorldOptions.Random(seed, replicas: 1));
        world.Network.Faults = new RandomFaults(Rough, world.Scheduler.Random);
        foreach (var mark in Enumerable.Range(0, Writers).Select(number => $"{(char)('a' + number)}"))
        {
            var (host, effects) = NewHost(world);
            _ = host.Start(() => new ToyCounter(effects, ItemOf(world), readsBack).AddAsync(mark));
        }

        world.Scheduler.RunUntilIdle();
        return world;
    }

    static (SimHost Host, IEffects Effects) NewHost(SimWorld world)
    {
        var host = world.NewHost("writer");
        return (host, world.EffectsOf(host, world.LinkOf(host)));
    }

    static RowAddress ItemOf(SimWorld world) => new(world.ReplicaOf(0, 0), new ItemKey(world.ItemIn(0)));

    static string? Marks(SimWorld world) => (world.Store.Read(ItemOf(world)).Row as ItemRow)?.Value;

    static string Sorted(string marks) => string.Concat(marks.Order());
}
