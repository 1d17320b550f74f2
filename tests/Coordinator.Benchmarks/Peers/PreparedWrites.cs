using System.Collections.Immutable;
using Coordinator.Core.Effects;
using Coordinator.Core.Model;
using Coordinator.Core.Rows;

namespace Coordinator.Benchmarks.Peers;

/// <summary>The batches of one attempt of two-phase commit: one a replica of each slot.</summary>
sealed class PreparedWrites
{
    readonly ImmutableArray<ImmutableArray<ItemRow>> _rows;

    public PreparedWrites(
        Attempt attempt, ImmutableArray<AccountRead> reads, ImmutableArray<Increment> increments)
    {
        Attempt = attempt;
        var (batches, rows) = (new List<Batch>(), new List<ImmutableArray<ItemRow>>());
        foreach (var slot in reads.Zip(increments).GroupBy(pair => pair.First.Slot.Slot))
        {
            var placement = slot.First().First.Slot;
            for (var number = 0; number < placement.InSync.Length; number++)
            {
                var prepared = slot.Select(pair => Prepared(pair.First.RowAt(number), pair.Second)).ToImmutableArray();
                var writes = slot.Zip(prepared, (pair, row) => new ReplaceRow(row, pair.First.Reads[number].ETag));
                // The guard, as everywhere: nobody writes under an old placement.
                batches.Add(new Batch(placement.InSync[number], [placement.GuardTouch, .. writes]));
                rows.Add(prepared);
            }
        }

        Prepare = [.. batches];
        _rows = [.. rows];
    }

    /// <summary>Whose they are.</summary>
    public Attempt Attempt { get; }

    /// <summary>Puts the intents.</summary>
    public ImmutableArray<Batch> Prepare { get; }

    /// <summary>
    /// Whether a single partition holds all: one participant, which commits by itself. Copies of a slot are partitions
    /// of their own, so with more than one replica there never is.
    /// </summary>
    public bool HasOneParticipant => Prepare.Length == 1;

    /// <summary>Everything in one phase, without intents.</summary>
    public Batch AtOnce =>
        Prepare[0] with
        {
            Writes = [.. Prepare[0].Writes.Select(write => write is ReplaceRow { Row: ItemRow row } replace
                ? replace with { Row = row.Applied() }
                : write)],
        };

    /// <summary>Where one of the rows is, of the single participant.</summary>
    public RowAddress Witness => new(Prepare[0].Replica, _rows[0][0].Key);

    /// <summary>Applies the intents that were put, or takes them away.</summary>
    public ImmutableArray<Batch> After(ImmutableArray<CommitResult> prepared, bool isCommitted) =>
    [
        .. Prepare.Index().Where(batch => prepared[batch.Index].Status == CommitStatus.Applied).Select(batch =>
            new Batch(batch.Item.Replica, [.. _rows[batch.Index].Select((row, number) =>
                Released(row, prepared[batch.Index].ETags[number + 1]!.Value, isCommitted))])),
    ];

    /// <summary>The same for the intents of somebody else, as they were read.</summary>
    public static ImmutableArray<Batch> Released(
        ImmutableArray<AccountRead> reads, Attempt holder, bool isCommitted) =>
    [
        .. from read in reads
           from replica in Enumerable.Range(0, read.Reads.Length)
           where read.RowAt(replica).Intent?.Attempt.Id == holder.Id
           select new Batch(
               read.Slot.InSync[replica], [Released(read.RowAt(replica), read.Reads[replica].ETag, isCommitted)]),
    ];

    static ReplaceRow Released(ItemRow row, ETag etag, bool isCommitted) =>
        new ReplaceRow(isCommitted ? row.Applied() : row with { Intent = null }, etag);

    ItemRow Prepared(ItemRow row, Increment increment) =>
        row with { Intent = new Intent(Attempt, IntentChange.Put, Accounts.Changed(row, increment)) };
}
