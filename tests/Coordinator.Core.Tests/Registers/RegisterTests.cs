using Coordinator.Core.Registers;
using Coordinator.TestKit.Faults;
using Coordinator.TestKit.Registers;
using Coordinator.TestKit.Simulation;

namespace Coordinator.Core.Tests.Registers;

/// <summary>
/// Scripted stories of one register: what calls cost, and what becomes of lost answers and of writes left half done.
/// </summary>
public class RegisterTests
{
    static readonly TimeSpan RoundTrip = 2 * Latency.Fixed.Least;

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void A_new_register_holds_something(int acceptors)
    {
        var world = new RegisterWorld(acceptors);
        var (host, register) = world.NewClient("client");
        Assert.Equal(RegisterState.Unwritten, world.Scheduler.Run(host.Start(register.ReadAsync)));
        Assert.Equal((acceptors, 0), world.Counts);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void A_value_comes_back_different_or_an_old_version_replaces_it(int acceptors)
    {
        var world = new RegisterWorld(acceptors);
        var first = Set(world, "first", null, "a");
        Assert.True(first.IsSet);
        Assert.False(Set(world, "second", null, "b").IsSet);
        Assert.False(Set(world, "second", "1.nobody", "b").IsSet);
        Assert.True(Set(world, "second", first.State!.Version, "c").IsSet);
        var lost = Set(world, "third", first.State.Version, "d");
        Assert.False(lost.IsSet);
        Assert.Equal("c", RegisterWorld.Text(lost.State));
        Assert.Equal("c", Read(world));
    }

    [Fact]
    public void A_read_of_one_acceptor_costs_more_than_a_get()
    {
        var world = new RegisterWorld(acceptors: 1);
        Set(world, "writer", null, "a");
        var (before, start) = (world.Counts, world.Scheduler.Now);
        Assert.Equal("a", Read(world));
        Assert.Equal((before.Reads + 1, before.Writes), world.Counts);
        Assert.Equal(RoundTrip, world.Scheduler.Now - start);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void A_change_after_ones_own_costs_more_than_one_round_trip_of_writes(int acceptors)
    {
        var world = new RegisterWorld(acceptors);
        var (host, register) = world.NewClient("client");
        var version = world.Scheduler.Run(host.Start(() => Set(register, null, "0"))).State!.Version;
        world.Scheduler.RunUntilIdle();
        for (var i = 1; i <= 5; i++)
        {
            var (before, start, value) = (world.Counts, world.Scheduler.Now, $"{i}");
            var written = world.Scheduler.Run(host.Start(() => Set(register, version, value)));
            Assert.Equal(RoundTrip, world.Scheduler.Now - start);
            world.Scheduler.RunUntilIdle();
            Assert.True(written.IsSet);
            Assert.Equal((before.Reads, before.Writes + acceptors), world.Counts);
            version = written.State!.Version;
        }

        Assert.Equal("5", Read(world));
    }

    [Fact]
    public void A_change_in_between_is_overwritten_by_the_prepared_ballot()
    {
        var world = new RegisterWorld(acceptors: 3);
        var (host, register) = world.NewClient("first");
        var first = world.Scheduler.Run(host.Start(() => Set(register, null, "a")));
        Assert.True(Set(world, "second", first.State!.Version, "b").IsSet);
        var late = world.Scheduler.Run(host.Start(() => Set(register, first.State.Version, "c")));
        Assert.False(late.IsSet);
        Assert.Equal("b", Read(world));
    }

    [Theory]
    [InlineData(1, FaultKind.LoseReply)]
    [InlineData(3, FaultKind.LoseReply)]
    [InlineData(1, FaultKind.LoseRequest)]
    public void A_lost_message_makes_the_result_unknown_though_the_acceptor_can_tell(int acceptors, FaultKind kind)
    {
        var world = new RegisterWorld(acceptors);
        var (host, register) = world.NewClient("client");
        var first = world.Scheduler.Run(host.Start(() => Set(register, null, "a")));
        world.Scheduler.RunUntilIdle();
        var struck = new HashSet<string?>();
        world.Network.Faults = new ScriptedFaults(effect =>
            effect.Kind == EffectKind.WriteAcceptor && struck.Add(effect.Store)
                ? FaultDecision.Of(kind)
                : FaultDecision.None);
        var second = world.Scheduler.Run(host.Start(() => Set(register, first.State!.Version, "b")));
        Assert.True(second.IsSet);
        Assert.Equal(acceptors, struck.Count);
        Assert.Equal("b", Read(world));
    }

    [Fact]
    public void A_silent_acceptor_costs_more_than_the_majority()
    {
        var world = new RegisterWorld(acceptors: 3);
        world.Network.Faults = SilentAt("s1");
        var (host, register) = world.NewClient("client");
        var start = world.Scheduler.Now;
        var first = world.Scheduler.Run(host.Start(() => Set(register, null, "a")));
        Assert.True(first.IsSet);
        Assert.Equal(3 * RoundTrip, world.Scheduler.Now - start);
        start = world.Scheduler.Now;
        Assert.True(world.Scheduler.Run(host.Start(() => Set(register, first.State!.Version, "b"))).IsSet);
        Assert.Equal(RoundTrip, world.Scheduler.Now - start);
        start = world.Scheduler.Now;
        Assert.Equal("b", RegisterWorld.Text(world.Scheduler.Run(host.Start(register.ReadAsync))));
        Assert.Equal(RoundTrip, world.Scheduler.Now - start);
    }

    [Fact]
    public void Requests_pile_up_at_a_silent_acceptor()
    {
        var world = new RegisterWorld(acceptors: 3);
        world.Network.Faults = SilentAt("s1");
        var sent = 0;
        world.Network.OnSent = effect => sent += effect.Store == "s1" ? 1 : 0;
        var (host, register) = world.NewClient("client");
        var version = (string?)null;
        for (var i = 0; i < 100; i++)
        {
            var value = $"{i}";
            version = world.Scheduler.Run(host.Start(() => Set(register, version, value))).State!.Version;
        }

        Assert.True(world.Scheduler.Elapsed < TimeSpan.FromSeconds(1), "all before the first one times out");
        Assert.Equal(1, sent);
    }

    [Fact]
    public void An_acceptor_that_comes_back_stays_behind()
    {
        var world = new RegisterWorld(acceptors: 3);
        var (host, register) = world.NewClient("client");
        world.Network.Faults = SilentAt("s2");
        var first = world.Scheduler.Run(host.Start(() => Set(register, null, "a")));
        world.Scheduler.RunUntilIdle();
        world.Network.Faults = new NoFaults();
        var second = world.Scheduler.Run(host.Start(() => Set(register, first.State!.Version, "b")));
        world.Scheduler.RunUntilIdle();
        Assert.All(world.Acceptors, acceptor => Assert.Equal(second.State!.Value, acceptor.Row.State.Value));
    }

    [Fact]
    public void A_call_waits_for_ever_when_two_of_three_acceptors_are_out()
    {
        var world = new RegisterWorld(acceptors: 3);
        var first = Set(world, "writer", null, "a");
        world.Network.Faults = SilentAt("s0", "s2");
        var (host, register) = world.NewClient("client");
        var start = world.Scheduler.Now;
        Assert.Null(world.Scheduler.Run(host.Start(register.ReadAsync)));
        var write = world.Scheduler.Run(host.Start(() => Set(register, first.State!.Version, "b")));
        Assert.Equal(new RegisterWrite(null, null), write);
        Assert.True(world.Scheduler.Now - start < TimeSpan.FromSeconds(5), "each takes one time limit or two");
    }

    [Fact]
    public void A_write_that_a_minority_has_accepted_is_told_and_forgotten()
    {
        var world = new RegisterWorld(acceptors: 3);
        var first = Set(world, "writer", null, "a");
        LeaveHalfDone(world, first.State!.Version!, "b", "s0");

        // Whoever has heard of it tells of it only when everybody else will.
        world.Network.Faults = SilentAt("s2");
        Assert.Equal("b", Read(world));
        world.Network.Faults = SilentAt("s0");
        Assert.Equal("b", Read(world));
    }

    [Fact]
    public void A_version_changes_when_another_proposer_completes_the_write()
    {
        var world = new RegisterWorld(acceptors: 3);
        var first = Set(world, "writer", null, "a");
        LeaveHalfDone(world, first.State!.Version!, "b", "s0");
        world.Network.Faults = SilentAt("s2");
        var (host, register) = world.NewClient("reader");
        var read = world.Scheduler.Run(host.Start(register.ReadAsync))!;
        Assert.Equal(world.Stores.At("s0", RegisterWorld.Name).Row.State.Accepted, read.Ballot);
        Assert.NotEqual(read.Version, read.Ballot.ToString());
        Assert.True(world.Scheduler.Run(host.Start(() => Set(register, read.Version, "c"))).IsSet);
    }

    [Fact]
    public void A_compare_and_set_is_refused_for_a_write_that_never_happens()
    {
        var world = new RegisterWorld(acceptors: 3);
        var first = Set(world, "writer", null, "a");
        LeaveHalfDone(world, first.State!.Version!, "b", "s0");
        world.Network.Faults = SilentAt("s2");
        var refused = Set(world, "another", first.State.Version, "c");
        Assert.False(refused.IsSet);
        world.Network.Faults = SilentAt("s0");
        Assert.Equal("b", Read(world));
    }

    [Fact]
    public void Duelling_proposers_keep_each_other_from_ever_succeeding() => Seeds.ForEach(200, seed =>
    {
        var world = new RegisterWorld(acceptors: 3, seed, isRandom: true);
        var first = Set(world, "writer", null, "a");
        var duel = Enumerable.Range(0, 4).Select(number =>
        {
            var (host, register) = world.NewClient($"duellist {number}");
            return host.Start(() => Set(register, first.State!.Version, $"{number}"));
        });
        var written = world.Scheduler.Run(Task.WhenAll(duel));
        Assert.Single(written, write => write.IsSet == true);
        Assert.DoesNotContain(written, write => write.IsSet is null);
    });

    [Fact]
    public void A_register_over_two_acceptors_is_made()
    {
        var host = new SimHost(new SimScheduler(1, isShuffled: false), "host");
        Assert.Throws<ArgumentException>(() => new ConsensusRegister([], host.Ids, host.Time));
        Assert.Throws<ArgumentException>(() => new ConsensusRegister(
            [new SimulatedAcceptor(), new SimulatedAcceptor()], host.Ids, host.Time));
    }

    /// <summary>A writer dies when one acceptor has accepted.</summary>
    static void LeaveHalfDone(RegisterWorld world, string expected, string value, string store)
    {
        var (host, register) = world.NewClient("dying");
        world.Network.Faults = new ScriptedFaults(effect => effect switch
        {
            { Kind: EffectKind.WriteAcceptor, Accept.Value: { } accepted } when accepted.Replaced == expected =>
                effect.Store == store ? FaultDecision.None : FaultDecision.Of(FaultKind.LoseRequest),
            _ => FaultDecision.None,
        });
        _ = host.Start(() => Set(register, expected, value));
        world.Scheduler.RunUntil(() =>
            world.Stores.At(store, RegisterWorld.Name).Row.State.Value?.Replaced == expected);
        host.Crash();
        world.Network.Faults = new NoFaults();
    }

    static ScriptedFaults SilentAt(params string[] stores) => new(effect =>
        stores.Contains(effect.Store) ? FaultDecision.Of(FaultKind.LoseRequest) : FaultDecision.None);

    static RegisterWrite Set(RegisterWorld world, string client, string? expected, string value)
    {
        var (host, register) = world.NewClient(client);
        var written = world.Scheduler.Run(host.Start(() => Set(register, expected, value)));
        world.Scheduler.RunUntilIdle();
        return written;
    }

    static Task<RegisterWrite> Set(ConsensusRegister register, string? expected, string value) =>
        register.CompareAndSetAsync(expected, RegisterWorld.Bytes(value));

    static string? Read(RegisterWorld world)
    {
        var (host, register) = world.NewClient("reader");
        return RegisterWorld.Text(world.Scheduler.Run(host.Start(register.ReadAsync)));
    }
}
