using System.Collections.Immutable;
using Coordinator.Core.Effects;
using Coordinator.Core.Model;
using Coordinator.Core.Records;

namespace Coordinator.Core.Subscriptions.Cursors;

/// <summary>The cursors of subscriptions in records.</summary>
sealed class CursorStore(IRecordStore records)
{
    /// <summary>A store that answers Unknown so often in a row is left alone for now.</summary>
    const int RoundsMax = 4;

    const int PageSize = 1000;

    /// <summary>A slot's cursor: the stored one, or the one that the subscription began with.</summary>
    /// <returns>Null when the store did not answer.</returns>
    public async Task<StoredCursor?> ReadAsync(Subscription subscription, SlotId slot)
    {
        var read = await records.ReadAsync(SubscriptionKeys.Cursor(subscription, slot));
        if (read.Status == ReadStatus.Unknown)
            return null;
        if (read.Record is { } record)
            return Stored(record);
        return await new StartReader(records).ReadAsync(subscription) is { } start
            ? new StoredCursor(start.CursorOf(slot), Value: null, ETag: null)
            : null;
    }

    /// <summary>All cursors that are stored: those of slots where anything has happened.</summary>
    /// <returns>Null when the store did not answer.</returns>
    public async Task<ImmutableArray<StoredCursor>?> ListAsync(Subscription subscription)
    {
        var partition = SubscriptionKeys.Cursors(subscription.Name, subscription.Generation);
        var found = ImmutableArray.CreateBuilder<StoredCursor>();
        string? after = null;
        while (true)
        {
            if (await records.ListAsync(partition, SubscriptionKeys.CursorPrefix, after, PageSize) is not { } page)
                return null;
            found.AddRange(page.Select(Stored));
            if (page.Length < PageSize)
                return found.ToImmutable();
            after = page[^1].Key.Name;
        }
    }

    /// <summary>
    /// Replaces a cursor, and with it writes something else of its partition: all or nothing. A write that may have met
    /// itself, or whose answer was lost, is told by what is stored afterwards.
    /// </summary>
    /// <param name="subscription">The subscription.</param>
    /// <param name="held">What is stored, as far as the caller knows.</param>
    /// <param name="next">What shall be.</param>
    /// <param name="beside">What else is written.</param>
    public async Task<CursorWrite> WriteAsync(
        Subscription subscription, StoredCursor held, Cursor next, params ImmutableArray<RecordWrite> beside)
    {
        var key = SubscriptionKeys.Cursor(subscription, next.Slot);
        var value = SubscriptionJson.Write(next);
        for (var round = 0; round < RoundsMax; round++)
        {
            var result = await records.CommitAsync([Write(key, value, held.ETag), .. beside]);
            if (result.Status == CommitStatus.Applied)
                return new CursorWrite(CursorWriteStatus.Written, new StoredCursor(next, value, result.ETags[0]));
            var read = await records.ReadAsync(key);
            if (read.Status == ReadStatus.Unknown)
                continue;
            if (Answer(held, next, value, read.Record) is { } answer)
                return answer;
            if (result.Status == CommitStatus.Refused && read.Record?.ETag == held.ETag)
                return new CursorWrite(CursorWriteStatus.Refused, held);
            held = held with { ETag = read.Record?.ETag };
        }

        return new CursorWrite(CursorWriteStatus.Unknown, Cursor: null);
    }

    /// <summary>Null when what is stored is still what is to be replaced.</summary>
    static CursorWrite? Answer(StoredCursor held, Cursor next, ReadOnlyMemory<byte> value, StoredRecord? found)
    {
        if (found is not null && found.Value.Span.SequenceEqual(value.Span))
            return new CursorWrite(CursorWriteStatus.Written, new StoredCursor(next, value, found.ETag));
        var isUnchanged = found is null
            ? held.Value is null
            : held.Value is { } old && found.Value.Span.SequenceEqual(old.Span);
        return isUnchanged
            ? null
            : new CursorWrite(CursorWriteStatus.Overtaken, found is null ? null : Stored(found));
    }

    static RecordWrite Write(RecordKey key, ReadOnlyMemory<byte> value, ETag? mark) =>
        mark is { } known ? new ReplaceRecord(key, value, known) : new InsertRecord(key, value);

    static StoredCursor Stored(StoredRecord record) =>
        new(SubscriptionJson.Read<Cursor>(record), record.Value, record.ETag);
}
