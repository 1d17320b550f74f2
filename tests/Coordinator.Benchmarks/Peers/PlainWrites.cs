using System.Collections.Immutable;
using Coordinator.Core;
using Coordinator.Core.Effects;
using Coordinator.Core.Model;
using Coordinator.Core.Rows;

namespace Coordinator.Benchmarks.Peers;

/// <summary>
/// The measure of all things: the same rows at the same replicas, read and written back side by side, with no
/// transaction around them. A write that finds its row changed, or hears nothing, reads and tries again, as client
/// libraries do.
/// </summary>
/// <param name="context">What it runs on.</param>
/// <param name="isBlind">
/// Whether a row is overwritten with what was computed from the first read, whatever it has become since. The port has
/// no unconditional replace, so the mark is read anew just before.
/// </param>
sealed class PlainWrites(ProtocolContext context, bool isBlind) : IPeer
{
    const int TriesMax = 100;

    /// <inheritdoc />
    public async Task<PeerAnswer> AddAsync(ImmutableArray<Increment> increments)
    {
        var map = await context.Effects.PlaceAsync(refresh: false);
        var todo = increments.SelectMany(increment => map.Of(SlotHash.Of(increment.Item, map.Layout)).InSync.Select(
            replica => new PlainWrite(increment, replica))).ToImmutableArray();
        for (var tries = 1; ; tries++)
        {
            todo = await TryAsync(todo);
            if (todo.IsEmpty || tries == TriesMax)
                return new PeerAnswer(todo.IsEmpty, tries);
            await context.BackOffAsync(tries - 1);
        }
    }

    /// <inheritdoc />
    public Task DrainAsync() => Task.CompletedTask;

    /// <summary>Nothing is ever left behind on purpose, and nobody knows what was left by accident.</summary>
    public Task SettleAsync(ImmutableArray<ItemName> accounts) => Task.CompletedTask;

    /// <summary>One round over those that are not done.</summary>
    async Task<ImmutableArray<PlainWrite>> TryAsync(ImmutableArray<PlainWrite> todo)
    {
        var reads = await context.Effects.ReadAsync([.. todo.Select(write => write.Address)]);
        var seen = todo.Zip(reads).Where(pair => pair.Second.Status == ReadStatus.Found).Select(
            pair => (Write: pair.First.Computed((ItemRow)pair.Second.Row!, isBlind), Read: pair.Second)).ToList();
        var unread = todo.Zip(reads).Where(pair => pair.Second.Status != ReadStatus.Found).Select(pair => pair.First);
        if (isBlind)
            seen = await MarksAsync(seen);
        if (seen.Count == 0)
            return [.. unread];
        var results = await context.Effects.CommitAsync([.. seen.Select(one => one.Write.BatchOver(one.Read))]);
        return
        [
            .. unread,
            .. seen.Zip(results).Where(pair => pair.Second.Status != CommitStatus.Applied).Select(
                pair => pair.First.Write),
        ];
    }

    async Task<List<(PlainWrite Write, ReadResult Read)>> MarksAsync(List<(PlainWrite Write, ReadResult Read)> seen)
    {
        var reads = await context.Effects.ReadAsync([.. seen.Select(one => one.Write.Address)]);
        return [.. seen.Zip(reads, (one, read) => (one.Write, read.Status == ReadStatus.Found ? read : one.Read))];
    }
}
