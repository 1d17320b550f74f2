using System.Collections.Immutable;
using Coordinator.Core.Effects;
using Coordinator.Core.Records;

namespace Coordinator.Core.Subscriptions.Deliveries;

/// <summary>The dead letters of subscriptions in records.</summary>
public sealed class DeadLetterBox(IRecordStore records)
{
    /// <summary>Dead letters in the order of slot, event and message.</summary>
    /// <param name="subscription">The subscription.</param>
    /// <param name="after">Only those whose records follow this name; null for all.</param>
    /// <param name="top">At most so many; fewer mean that there are no more.</param>
    /// <returns>Null when the store did not answer.</returns>
    public async Task<ImmutableArray<StoredDeadLetter>?> ListAsync(Subscription subscription, string? after, int top)
    {
        ArgumentNullException.ThrowIfNull(subscription);
        var partition = SubscriptionKeys.Cursors(subscription.Name, subscription.Generation);
        var found = await records.ListAsync(partition, SubscriptionKeys.DeadLetterPrefix, after, top);
        return found is { } page ? [.. page.Select(Stored)] : null;
    }

    /// <summary>The write that puts a delivery aside.</summary>
    internal static RecordWrite Insert(Subscription subscription, DeadLetter letter) =>
        new InsertRecord(KeyOf(subscription, letter), SubscriptionJson.Write(letter));

    /// <summary>
    /// The write that puts a delivery aside for which there is a dead letter already: its slot was sent back.
    /// </summary>
    /// <returns>Null when the store does not answer, or it is gone.</returns>
    internal async Task<RecordWrite?> ReplaceAsync(Subscription subscription, DeadLetter letter)
    {
        var key = KeyOf(subscription, letter);
        var read = await records.ReadAsync(key);
        return read.Status == ReadStatus.Found
            ? new ReplaceRecord(key, SubscriptionJson.Write(letter), read.Record!.ETag)
            : null;
    }

    static RecordKey KeyOf(Subscription subscription, DeadLetter letter) =>
        SubscriptionKeys.DeadLetter(subscription, letter.Slot, letter.Sequence, letter.Message);

    static StoredDeadLetter Stored(StoredRecord record) =>
        new(SubscriptionJson.Read<DeadLetter>(record), record.Key.Name, record.ETag);
}
