using System.Collections.Immutable;
using Coordinator.Core.Effects;
using Coordinator.Core.Model;
using Coordinator.Core.Records;

namespace Coordinator.Core.Subscriptions;

/// <summary>Reads subscriptions from records.</summary>
sealed class SubscriptionReader(IRecordStore records)
{
    public async Task<SubscriptionRead> ReadAsync(string name, Tenant tenant = default)
    {
        var read = await records.ReadAsync(SubscriptionKeys.Definition(name));
        var found = read.Record is { } record && Of(record) is var stored && tenant.Sees(stored.Definition.Tenant)
            ? stored
            : null;
        return new SubscriptionRead(read.Status == ReadStatus.Unknown, found);
    }

    /// <returns>Null when the store did not answer; fewer than asked for when there are no more.</returns>
    public async Task<ImmutableArray<Subscription>?> ListAsync(string? after, int top, Tenant tenant = default)
    {
        var found = ImmutableArray.CreateBuilder<Subscription>();
        for (; ; )
        {
            if (await PageAsync(after, top, tenant) is not { } page)
                return null;
            // What lies behind the prefix without being the tenant's is passed over, and does not end a list.
            found.AddRange(page.Where(one => tenant.Sees(one.Definition.Tenant)).Take(top - found.Count));
            if (page.Length < top || found.Count == top)
                return found.ToImmutable();
            after = page[^1].Name;
        }
    }

    async Task<ImmutableArray<Subscription>?> PageAsync(string? after, int top, Tenant tenant)
    {
        var afterName = after is null ? null : SubscriptionKeys.DefinitionPrefix + after;
        var found = await records.ListAsync(
            SubscriptionKeys.Partition, SubscriptionKeys.DefinitionPrefix + tenant.Scope(""), afterName, top);
        return found is { } page ? [.. page.Select(Of)] : null;
    }

    static Subscription Of(StoredRecord record) => SubscriptionJson.Read<Subscription>(record);
}
