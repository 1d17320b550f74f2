using System.Collections.Immutable;
using Coordinator.Core;
using Coordinator.Core.Effects;
using Coordinator.Core.Rows;

namespace Coordinator.TestKit.Stores;

/// <summary>
/// One partition in memory: immutable rows in an immutable map, so that a page of a scan is a snapshot for free and a
/// batch is one replacement of the map. Not synchronized; <see cref="SimulatedStore"/> is.
/// </summary>
sealed class SimulatedReplica(Func<ETag> nextETag)
{
    public ImmutableSortedDictionary<string, StoredRow> Rows { get; private set; } =
        ImmutableSortedDictionary.Create<string, StoredRow>(StringComparer.Ordinal);

    public ReadResult Read(RowKey key)
    {
        if (!Rows.TryGetValue(RowOrder.Of(key), out var found))
            return ReadResult.Absent;
        Invariant.Require(!found.IsDamaged, $"the row {key} can be read");
        return ReadResult.Found(found.Row, found.ETag);
    }

    public StoredRow? Peek(RowKey key) => Rows.GetValueOrDefault(RowOrder.Of(key));

    public CommitResult Commit(ImmutableArray<RowWrite> writes)
    {
        for (var i = 0; i < writes.Length; i++)
        {
            if (Refusal(writes[i]) is { } reason)
                return CommitResult.Refused(i, reason);
        }

        var next = Rows.ToBuilder();
        var etags = writes.Select(write => Apply(next, write)).ToImmutableArray();
        Rows = next.ToImmutable();
        return CommitResult.Applied(etags);
    }

    public void Put(Row row) => Rows = Rows.SetItem(RowOrder.Of(row.Key), new StoredRow(row, nextETag()));

    public void Damage(RowKey key)
    {
        var name = RowOrder.Of(key);
        Rows = Rows.SetItem(name, Rows[name] with { IsDamaged = true });
    }

    public bool Remove(RowKey key)
    {
        var before = Rows;
        Rows = Rows.Remove(RowOrder.Of(key));
        return Rows.Count < before.Count;
    }

    RefusalReason? Refusal(RowWrite write)
    {
        var exists = Rows.TryGetValue(RowOrder.Of(write.Key), out var found);
        if (write is InsertRow)
            return exists ? RefusalReason.Exists : null;
        if (!exists)
            return RefusalReason.Missing;
        return IfMatch(write) is { } expected && expected != found!.ETag ? RefusalReason.Changed : null;
    }

    ETag? Apply(ImmutableSortedDictionary<string, StoredRow>.Builder rows, RowWrite write)
    {
        var name = RowOrder.Of(write.Key);
        if (write is DeleteRow)
        {
            rows.Remove(name);
            return null;
        }

        var etag = nextETag();
        var row = write switch
        {
            InsertRow insert => insert.Row,
            ReplaceRow replace => replace.Row,
            _ => rows[name].Row,
        };
        rows[name] = new StoredRow(row, etag);
        return etag;
    }

    static ETag? IfMatch(RowWrite write) => write switch
    {
        ReplaceRow replace => replace.IfMatch,
        DeleteRow delete => delete.IfMatch,
        TouchRow touch => touch.IfMatch,
        _ => throw new ArgumentException($"An unknown kind of write: {write.GetType().Name}.", nameof(write)),
    };
}
