using System.Collections.Concurrent;
using Coordinator.Core.Model;
using Coordinator.Functions.Events;
using Coordinator.TestKit;
using Coordinator.TestKit.Simulation;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;

namespace Coordinator.Functions.Tests.Events;

/// <summary>The rounds in which a host works on slots.</summary>
public sealed class SlotLoopTests : IDisposable
{
    readonly CancellationTokenSource _stop = new();
    readonly ConcurrentQueue<SlotId> _worked = new();
    readonly ConcurrentQueue<SlotId> _givenUp = new();

    public void Dispose() => _stop.Dispose();

    [Fact]
    public async Task A_slot_is_forgotten_while_others_are_worked_on()
    {
        await RunAsync(_ => [], async loop =>
        {
            loop.Add(Slots(600));
            await Eventually.IsTrueAsync(() => _worked.Distinct().Count() == 600);
            loop.Add(new SlotId(3));
            await Eventually.IsTrueAsync(() => _worked.Count(slot => slot.Value == 3) == 2);
        });
    }

    /// <summary>
    /// The framework drops what is below a millisecond of a time limit; what is left then is a limit of none, which
    /// ends at once, again and again, until the millisecond is over.
    /// </summary>
    [Fact]
    public void A_slot_that_is_due_within_a_millisecond_keeps_a_processor_busy_until_then()
    {
        var scheduler = new SimScheduler(seed: 1, isShuffled: false);
        var host = new SimHost(scheduler, "host");
        var rounds = 0;
        var loop = new SlotLoop(
            "test",
            (slots, _) => Task.FromResult<IReadOnlyCollection<SlotLeft>>(
                ++rounds == 1 ? [new SlotLeft(slots[0], HasProgressed: false)] : []),
            _ => { }, host.Time, NullLogger.Instance);
        var working = host.Start(() => loop.RunAsync(_stop.Token));
        loop.Add(new SlotId(1));
        // What wakes it off the beat leaves it with a fraction of a millisecond to wait.
        scheduler.Schedule(host, TimeSpan.FromTicks(73_000), () => loop.Add(new SlotId(2)));
        scheduler.RunUntil(() => rounds == 3);
        working.IsCompleted.ShouldBeFalse();
        scheduler.Elapsed.ShouldBeGreaterThan(TimeSpan.FromMilliseconds(40));
        host.Crash();
    }

    [Fact]
    public async Task Slots_that_are_busy_all_the_time_keep_others_from_their_turn()
    {
        SlotLoop? running = null;
        await RunAsync(
            slots =>
            {
                // As under load: what was worked on is changed again before the round is over.
                running!.Add(slots.Where(slot => slot.Value < 400));
                return [];
            },
            async loop =>
            {
                running = loop;
                loop.Add(Slots(500));
                await Eventually.IsTrueAsync(() => _worked.Distinct().Count() == 500);
            });
    }

    [Fact]
    public async Task A_slot_where_nothing_helps_is_tried_for_ever()
    {
        await RunAsync(slots => [.. slots.Select(slot => new SlotLeft(slot, HasProgressed: false))], async loop =>
        {
            loop.Add(new SlotId(1));
            await Eventually.IsTrueAsync(() => _givenUp.Contains(new SlotId(1)));
            _worked.Count.ShouldBe(SlotLoop.TriesMax);
        });
    }

    [Fact]
    public async Task A_slot_that_gets_on_is_given_up()
    {
        await RunAsync(
            slots => _worked.Count < 12 ? [.. slots.Select(slot => new SlotLeft(slot, HasProgressed: true))] : [],
            async loop =>
            {
                loop.Add(new SlotId(1));
                await Eventually.IsTrueAsync(() => _worked.Count >= 12);
            });
        _givenUp.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_round_that_throws_is_the_last()
    {
        await RunAsync(
            slots => _worked.Count < 3 ? throw new InvalidOperationException("on purpose") : [],
            async loop =>
            {
                loop.Add(new SlotId(1));
                await Eventually.IsTrueAsync(() => _worked.Count >= 3);
            });
    }

    static IEnumerable<SlotId> Slots(int count) => Enumerable.Range(0, count).Select(slot => new SlotId(slot));

    async Task RunAsync(
        Func<IReadOnlyList<SlotId>, IReadOnlyCollection<SlotLeft>> work, Func<SlotLoop, Task> test)
    {
        var loop = new SlotLoop(
            "Testing",
            (slots, _) =>
            {
                foreach (var slot in slots)
                    _worked.Enqueue(slot);
                return Task.FromResult(work(slots));
            },
            slots =>
            {
                foreach (var slot in slots)
                    _givenUp.Enqueue(slot);
            },
            TimeProvider.System, NullLogger.Instance);
        var running = loop.RunAsync(_stop.Token);
        await test(loop);
        await _stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(running);
    }
}
