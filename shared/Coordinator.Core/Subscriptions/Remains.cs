using Coordinator.Core.Effects;
using Coordinator.Core.Records;

namespace Coordinator.Core.Subscriptions;

/// <summary>
/// What deleted subscriptions leave behind: positions and dead letters. A record notes it in the batch that deletes the
/// subscription, so that it goes even if the host dies in between.
/// </summary>
/// <remarks>
/// A deliverer whose first write of a slot is still on its way may leave a cursor that nobody reads: its generation is
/// over.
/// </remarks>
public sealed class Remains(IRecordStore records)
{
    const int BatchSize = Model.Limits.BatchRowsMax;

    /// <summary>So many batches in one go; the rest is for the next.</summary>
    const int BatchesMax = 50;

    /// <summary>Removes what is left of deleted subscriptions.</summary>
    /// <returns>Whether nothing is left; otherwise a later round goes on.</returns>
    public async Task<bool> ClearAsync()
    {
        var found = await records.ListAsync(
            SubscriptionKeys.Partition, SubscriptionKeys.RemainsPrefix, after: null, BatchSize);
        if (found is not { } noted)
            return false;
        var isClear = noted.Length < BatchSize;
        foreach (var record in noted)
            isClear &= await ClearAsync(SubscriptionJson.Read<RemainsNote>(record));
        return isClear;
    }

    /// <summary>Deletes a subscription and notes what is left of it.</summary>
    internal async Task<CommitStatus> LeaveAsync(Subscription subscription, ETag mark)
    {
        var note = new RemainsNote(subscription.Name, subscription.Generation);
        var result = await records.CommitAsync(
        [
            new DeleteRecord(SubscriptionKeys.Definition(note.Name), mark),
            new DeleteRecord(SubscriptionKeys.Start(note.Name, note.Generation), IfMatch: null),
            new InsertRecord(SubscriptionKeys.Remains(note.Name, note.Generation), SubscriptionJson.Write(note)),
        ]);
        return result.Status;
    }

    async Task<bool> ClearAsync(RemainsNote note)
    {
        var partition = SubscriptionKeys.Cursors(note.Name, note.Generation);
        for (var batch = 0; batch < BatchesMax; batch++)
        {
            if (await records.ListAsync(partition, prefix: "", after: null, BatchSize) is not { } left)
                return false;
            if (left.IsEmpty)
                return await ForgetAsync(note);
            // Refused when another host removes the same: what is left is listed again.
            var result = await records.CommitAsync([.. left.Select(Delete)]);
            if (result.Status == CommitStatus.Unknown)
                return false;
        }

        return false;
    }

    async Task<bool> ForgetAsync(RemainsNote note)
    {
        var key = SubscriptionKeys.Remains(note.Name, note.Generation);
        var result = await records.CommitAsync([new DeleteRecord(key, IfMatch: null)]);
        return result.Status != CommitStatus.Unknown;
    }

    static RecordWrite Delete(StoredRecord record) => new DeleteRecord(record.Key, IfMatch: null);
}
