using Coordinator.Core.Effects;
using Coordinator.Core.Records;

namespace Coordinator.Core.Subscriptions.Cursors;

/// <summary>Reads the positions that a subscription began with.</summary>
sealed class StartReader(IRecordStore records)
{
    /// <returns>Null when the store did not answer, or the subscription was deleted meanwhile.</returns>
    public async Task<StartPositions?> ReadAsync(Subscription subscription)
    {
        var read = await records.ReadAsync(SubscriptionKeys.Start(subscription.Name, subscription.Generation));
        return read.Status == ReadStatus.Found ? SubscriptionJson.Read<StartPositions>(read.Record!) : null;
    }
}
