using System.Collections.Immutable;
using Coordinator.Core.Effects;
using Coordinator.Core.Model;
using Coordinator.Core.Records;

namespace Coordinator.Core.Subscriptions;

/// <summary>Reads subscriptions from records.</summary>
sealed class SubscriptionReader(IRecordStore records)
{
    public async Task<SubscriptionRead> ReadAsync(string name)
    {
        var read = await records.ReadAsync(SubscriptionKeys.Definition(name));
        return new SubscriptionRead(
            read.Status == ReadStatus.Unknown, read.Record is { } record ? Of(record) : null);
    }

    /// <returns>Null when the store did not answer.</returns>
    public async Task<ImmutableArray<Subscription>?> ListAsync(string? after, int top, Tenant tenant = default)
    {
        var afterName = after is null ? null : SubscriptionKeys.DefinitionPrefix + after;
        var found = await records.ListAsync(
            SubscriptionKeys.Partition, SubscriptionKeys.DefinitionPrefix + tenant.Scope(""), afterName, top);
        return found is { } page ? [.. page.Select(Of)] : null;
    }

    static Subscription Of(StoredRecord record) => SubscriptionJson.Read<Subscription>(record);
}
