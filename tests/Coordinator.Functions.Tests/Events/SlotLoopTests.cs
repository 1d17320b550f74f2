using System.Collections.Concurrent;
using Coordinator.Core.Model;
using Coordinator.Functions.Events;
using Coordinator.TestKit;
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
