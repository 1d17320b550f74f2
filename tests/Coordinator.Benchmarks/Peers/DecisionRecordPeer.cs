using System.Collections.Immutable;
using Coordinator.Core;
using Coordinator.Core.Effects;
using Coordinator.Core.Model;
using Coordinator.Core.Placement;

namespace Coordinator.Benchmarks.Peers;

/// <summary>
/// Classic two-phase commit with presumed abort (Mohan, Lindsay and Obermarck, "Transaction management in the R*
/// distributed database management system", 1986) over the same rows: prepare puts an intent, lock and redo record in
/// one, into each row at each replica; then the coordinator makes its decision record durable; then it answers; then
/// the intents are applied and the record is forgotten. A single participant commits in one phase. It cannot change
/// the set of replicas: where that is needed, the first replica of the record decides.
/// </summary>
/// <param name="context">What it runs on; timings are those of this project's protocol.</param>
sealed class DecisionRecordPeer(ProtocolContext context) : IPeer
{
    const int IdChars = 26;

    static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    readonly DecisionRecords _records = new(context);
    readonly BackgroundTasks _finishing = new();

    /// <inheritdoc />
    public async Task<PeerAnswer> AddAsync(ImmutableArray<Increment> increments)
    {
        await _finishing.MakeRoomAsync();
        var deadline = context.Now + Timeout;
        var map = await context.Effects.PlaceAsync(refresh: false);
        var attempts = 0;
        for (var conflicts = 0; context.Now < deadline; conflicts++)
        {
            var reads = await AccountReader.ReadAsync(
                context.Effects, map, [.. increments.Select(increment => increment.Item)]);
            if (await IsFreeAsync(reads, map))
            {
                attempts++;
                var writes = new PreparedWrites(NewAttempt(reads), reads, increments);
                var isCommitted = writes.HasOneParticipant
                    ? await new OnePhase(context).TryAsync(writes)
                    : await TryAsync(writes, map);
                if (isCommitted is not false)
                    return new PeerAnswer(isCommitted is true, attempts);
            }

            await context.BackOffAsync(conflicts);
        }

        return new PeerAnswer(IsCommitted: false, attempts);
    }

    /// <inheritdoc />
    public Task DrainAsync() => _finishing.DrainAsync();

    /// <inheritdoc />
    public async Task SettleAsync(ImmutableArray<ItemName> accounts)
    {
        var map = await context.Effects.PlaceAsync(refresh: false);
        for (var conflicts = 0; ; conflicts++)
        {
            var reads = await AccountReader.ReadAsync(context.Effects, map, accounts);
            if (await IsFreeAsync(reads, map))
                return;
            await context.BackOffAsync(conflicts);
        }
    }

    /// <summary>Whether nobody holds the accounts; whoever does is helped out of the way if that is decided.</summary>
    async Task<bool> IsFreeAsync(ImmutableArray<AccountRead> reads, PlacementMap map)
    {
        if (reads.Any(read => !read.IsComplete))
            return false;
        var holders = reads.Select(read => read.Holder).OfType<Attempt>().DistinctBy(holder => holder.Id).ToList();
        foreach (var holder in holders)
        {
            if (await _records.FindAsync(holder, map, mayRefuse: context.Now >= holder.Deadline) is { } isCommitted)
                await context.Effects.CommitAsync(PreparedWrites.Released(reads, holder, isCommitted));
        }

        return holders.Count == 0 && reads.All(read => read.IsAgreed);
    }

    /// <returns>Whether it committed; false when it was lost to somebody else, and nothing of it happened.</returns>
    async Task<bool> TryAsync(PreparedWrites writes, PlacementMap map)
    {
        var prepared = await context.Effects.CommitAsync(writes.Prepare);
        if (prepared.Any(result => result.Status != CommitStatus.Applied))
        {
            // Presumed abort: without a record there is nothing to write, and never will be.
            await CommitAsync(writes.After(prepared, isCommitted: false));
            return false;
        }

        var isCommitted = await _records.DecideAsync(writes.Attempt, map);
        _finishing.Add(FinishAsync(writes, prepared, isCommitted, map));
        return isCommitted;
    }

    async Task FinishAsync(
        PreparedWrites writes, ImmutableArray<CommitResult> prepared, bool isCommitted, PlacementMap map)
    {
        var results = await CommitAsync(writes.After(prepared, isCommitted));
        // An intent that is left needs the record.
        if (isCommitted && results.All(result => result.Status == CommitStatus.Applied))
            await _records.ForgetAsync(writes.Attempt, map);
    }

    async Task<ImmutableArray<CommitResult>> CommitAsync(ImmutableArray<Batch> batches) =>
        batches.IsEmpty ? [] : await context.Effects.CommitAsync(batches);

    Attempt NewAttempt(ImmutableArray<AccountRead> reads)
    {
        foreach (var read in reads)
            context.Clock.Observe(read.Row.CommitTime);
        var now = context.Clock.Now();
        var home = reads[0].Slot.Slot;
        return new Attempt
        {
            Id = new AttemptId(TransactionId.OfServer(home, context.Ids.NextText(IdChars), default), 1, "classic"),
            Home = home,
            Participants = [.. reads.Select(read => read.Slot.AsParticipant).DistinctBy(one => one.Slot)],
            PayloadHash = "",
            CommitTime = now,
            Started = now,
            Deadline = context.Now + context.Options.AttemptLease,
        };
    }
}
