using Coordinator.Core.Model;
using Coordinator.Functions.Subscriptions;
using Shouldly;

namespace Coordinator.Functions.Tests.Subscriptions;

public sealed class SlotTurnsTests
{
    static readonly SlotId One = new(1);

    [Fact]
    public void Somebody_who_comes_meanwhile_is_forgotten_or_works_beside()
    {
        var turns = new SlotTurns();
        turns.TryBegin("a", One).ShouldBeTrue();
        turns.TryBegin("a", One).ShouldBeFalse();
        turns.TryBegin("a", One).ShouldBeFalse();
        turns.TryEnd("a", One).ShouldBeFalse();
        turns.TryEnd("a", One).ShouldBeTrue();
        turns.TryBegin("a", One).ShouldBeTrue();
        turns.TryEnd("a", One).ShouldBeTrue();
    }

    [Fact]
    public void Another_slot_or_subscription_has_to_wait()
    {
        var turns = new SlotTurns();
        turns.TryBegin("a", One).ShouldBeTrue();
        turns.TryBegin("a", new SlotId(2)).ShouldBeTrue();
        turns.TryBegin("b", One).ShouldBeTrue();
    }

    [Fact]
    public async Task Requests_from_many_threads_get_lost()
    {
        var turns = new SlotTurns();
        var (asked, served, inside) = (0, 0, 0);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() =>
        {
            for (var number = 0; number < 5_000; number++)
            {
                Interlocked.Increment(ref asked);
                if (!turns.TryBegin("a", One))
                    continue;
                do
                {
                    Interlocked.Increment(ref inside).ShouldBe(1);
                    Volatile.Write(ref served, Volatile.Read(ref asked));
                    Interlocked.Decrement(ref inside);
                }
                while (!turns.TryEnd("a", One));
            }
        })));
        served.ShouldBe(asked);
        turns.TryBegin("a", One).ShouldBeTrue();
    }
}
