using Coordinator.TestKit.Faults;
using Coordinator.TestKit.Simulation;
using Coordinator.TestKit.Worlds;

namespace Coordinator.Core.Tests.Reconfigurations;

/// <summary>
/// Every single request of a change waits in the network while another host ends the change; then it arrives, its host
/// goes on where it stopped, and it arrives once more.
/// </summary>
public class LateChangeTests
{
    [Theory]
    [MemberData(nameof(ChangeCase.Names), MemberType = typeof(ChangeCase))]
    public void A_mover_that_slept_goes_on_after_the_change_and_reopens_what_was_closed(string change, int replicas) =>
        Sweep((moved, held) =>
        {
            moved.End("successor");
            held.Deliver();
            moved.World.Scheduler.RunUntilIdle();
        }, change, replicas);

    [Theory]
    [MemberData(nameof(ChangeCase.Names), MemberType = typeof(ChangeCase))]
    public void A_mover_that_slept_through_the_next_change_reopens_what_was_closed(string change, int replicas) =>
        Sweep((moved, held) =>
        {
            moved.End("successor");
            moved.Follow();
            held.Deliver();
            moved.World.Scheduler.RunUntilIdle();
        }, change, replicas);

    [Theory]
    [MemberData(nameof(ChangeCase.Names), MemberType = typeof(ChangeCase))]
    public void A_request_that_arrives_again_after_the_change_is_taken_for_a_new_one(string change, int replicas) =>
        Sweep((moved, held) =>
        {
            // Its first arrival is in time; all that follows is by the rules.
            held.Deliver();
            moved.World.Scheduler.RunUntilIdle();
            moved.End("successor");
            RequireNoEffect(moved, held);
            moved.Follow();
            RequireNoEffect(moved, held);
        }, change, replicas);

    [Theory]
    [MemberData(nameof(ChangeCase.Names), MemberType = typeof(ChangeCase))]
    public void A_request_that_was_given_up_arrives_in_the_middle_of_the_retry(string change, int replicas) =>
        Sweep((moved, held) =>
        {
            held.GiveUp();
            var second = new SimNode(moved.World, "second");
            _ = moved.Begin(second);
            moved.World.Scheduler.RunFor(TimeSpan.FromMilliseconds(9));
            held.DeliverWithoutReply();
            moved.World.Scheduler.RunUntilIdle();
            moved.End("successor");
            RequireNoEffect(moved, held);
        }, change, replicas);

    static void Sweep(Action<ChangeCase, SimRequest> script, string change, int replicas)
    {
        var k = 0;
        for (; ; k++)
        {
            var moved = new ChangeCase(change, replicas);
            var host = new SimNode(moved.World, "mover");
            moved.World.Network.Faults = new ScriptedFaults(effect => FaultDecision.Of(
                effect.Host == host.Host && effect.Number == k ? FaultKind.Hold : FaultKind.None));
            _ = moved.Begin(host);
            moved.World.Scheduler.RunUntilIdle();
            if (moved.World.Network.Held is not [var held])
                break;
            moved.World.Network.Held.Clear();
            script(moved, held);
            moved.RequireSound();
        }

        Assert.True(k > 4, $"only {k} requests were held");
    }

    /// <summary>Not even a mark changes: the batch or the register refuses it.</summary>
    static void RequireNoEffect(ChangeCase moved, SimRequest late)
    {
        var before = Everything(moved.World);
        late.DeliverWithoutReply();
        moved.World.Scheduler.RunUntilIdle();
        Assert.Equal(before, Everything(moved.World));
    }

    static string Everything(SimWorld world) => string.Join('\n', world.Store.Replicas
        .SelectMany(replica => world.Store.RowsOf(replica).Select(row => $"{replica} {row.Row.Key} {row.ETag}"))
        .Append($"register {world.Register.Mark}"));
}
