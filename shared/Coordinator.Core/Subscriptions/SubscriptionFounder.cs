using Coordinator.Core.Effects;
using Coordinator.Core.Events;
using Coordinator.Core.Model;
using Coordinator.Core.Records;
using Coordinator.Core.Subscriptions.Cursors;
using Coordinator.Core.Subscriptions.Definitions;

namespace Coordinator.Core.Subscriptions;

/// <summary>
/// Creates subscriptions. The positions that one begins with are read before it is stored, and stored with it: so what
/// commits after it was answered comes after them in every slot.
/// </summary>
sealed class SubscriptionFounder(
    IRecordStore records, IEventLog log, IIdSource ids, TimeProvider time, int slots)
{
    const int GenerationChars = 10;

    /// <returns>
    /// Created or TooMany; or Unknown, with the subscription to look for if it may have been stored.
    /// </returns>
    public async Task<CatalogAnswer> FoundAsync(string name, SubscriptionDefinition definition, bool isFromStart)
    {
        var reader = new SubscriptionReader(records);
        if (await reader.ListAsync(after: null, Limits.SubscriptionsMax, definition.Tenant) is not { } others)
            return new CatalogAnswer(CatalogStatus.Unknown);
        if (others.Length == Limits.SubscriptionsMax)
            return new CatalogAnswer(CatalogStatus.TooMany);
        if (await StartAsync(isFromStart) is not { } start)
            return new CatalogAnswer(CatalogStatus.Unknown);
        var now = time.GetUtcNow();
        var founded = new Subscription
        {
            Name = name,
            Generation = ids.NextText(GenerationChars),
            Definition = definition,
            CreatedAt = now,
            UpdatedAt = now,
        };
        var result = await records.CommitAsync(
        [
            new InsertRecord(SubscriptionKeys.Definition(name), SubscriptionJson.Write(founded)),
            new InsertRecord(SubscriptionKeys.Start(name, founded.Generation), SubscriptionJson.Write(start)),
        ]);
        var status = result.Status == CommitStatus.Applied ? CatalogStatus.Created : CatalogStatus.Unknown;
        return new CatalogAnswer(status, founded);
    }

    async Task<StartPositions?> StartAsync(bool isFromStart)
    {
        if (isFromStart)
            return StartPositions.Beginning;
        return await SlotHeads.ReadAsync(log, slots) is { } heads ? new StartPositions(heads) : null;
    }
}
