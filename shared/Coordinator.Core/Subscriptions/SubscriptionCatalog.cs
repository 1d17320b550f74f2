using System.Collections.Immutable;
using Coordinator.Core.Effects;
using Coordinator.Core.Events;
using Coordinator.Core.Model;
using Coordinator.Core.Records;
using Coordinator.Core.Subscriptions.Definitions;

namespace Coordinator.Core.Subscriptions;

/// <summary>
/// The subscriptions of a deployment. Every change is one compare-and-set, and safe to repeat; what it returns was true
/// at that moment.
/// </summary>
/// <param name="records">The control store.</param>
/// <param name="log">Where new subscriptions find out what is now.</param>
/// <param name="ids">Names generations.</param>
/// <param name="time">The host's clock.</param>
/// <param name="slots">Slots of this deployment.</param>
public sealed class SubscriptionCatalog(
    IRecordStore records, IEventLog log, IIdSource ids, TimeProvider time, int slots)
{
    /// <summary>Somebody else was faster so often in a row: rather than that, something is wrong.</summary>
    const int RoundsMax = 16;

    readonly SubscriptionReader _reader = new(records);
    readonly SubscriptionFounder _founder = new(records, log, ids, time, slots);
    readonly Remains _remains = new(records);

    /// <summary>A subscription.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="tenant">Only if it is this tenant's; nobody for whosever it is.</param>
    public Task<SubscriptionRead> FindAsync(string name, Tenant tenant = default) => _reader.ReadAsync(name, tenant);

    /// <summary>Subscriptions in the order of their names' spelling.</summary>
    /// <param name="after">Only names that follow this one; null for all.</param>
    /// <param name="top">At most so many; fewer mean that there are no more.</param>
    /// <param name="tenant">Only the subscriptions of this tenant; nobody for all.</param>
    /// <returns>Null when storage did not answer.</returns>
    public Task<ImmutableArray<Subscription>?> ListAsync(string? after, int top, Tenant tenant = default) =>
        _reader.ListAsync(after, top, tenant);

    /// <summary>All of them, of all tenants.</summary>
    /// <returns>Null when storage did not answer.</returns>
    public async Task<ImmutableArray<Subscription>?> AllAsync()
    {
        var all = ImmutableArray.CreateBuilder<Subscription>();
        for (string? after = null; ; after = all[^1].Name)
        {
            if (await ListAsync(after, Limits.SubscriptionsMax) is not { } page)
                return null;
            all.AddRange(page);
            if (page.Length < Limits.SubscriptionsMax)
                return all.ToImmutable();
        }
    }

    /// <summary>
    /// Creates a subscription, or changes its filter, target and retries; positions stay. Nothing that commits after
    /// the answer is passed over by another filter than the new one.
    /// </summary>
    /// <param name="name">Its name.</param>
    /// <param name="definition">What it shall be.</param>
    /// <param name="isFromStart">For a new one: begin with the first event of each slot, not with the next.</param>
    public async Task<CatalogAnswer> PutAsync(string name, SubscriptionDefinition definition, bool isFromStart)
    {
        ArgumentNullException.ThrowIfNull(definition);
        Subscription? founded = null;
        for (var round = 0; round < RoundsMax; round++)
        {
            var read = await _reader.ReadAsync(name);
            if (read.IsUnknown)
                return new CatalogAnswer(CatalogStatus.Unknown);
            if (read.Subscription is { } found)
                return found.Generation == founded?.Generation
                    ? new CatalogAnswer(CatalogStatus.Created, found)
                    : await ChangeAsync(found, definition);
            var answer = await _founder.FoundAsync(name, definition, isFromStart);
            if (answer.Status != CatalogStatus.Unknown)
                return answer;
            // Without one to look for, the founder did not get as far as to write.
            if (answer.Subscription is null)
                return answer;
            founded = answer.Subscription;
        }

        return new CatalogAnswer(CatalogStatus.Unknown);
    }

    /// <summary>Stops deliveries; one that has begun ends. Positions stay.</summary>
    /// <param name="name">The subscription.</param>
    /// <param name="tenant">Only if it is this tenant's; nobody for whosever it is.</param>
    public Task<CatalogAnswer> PauseAsync(string name, Tenant tenant = default) =>
        SetAsync(name, tenant, SubscriptionState.Paused);

    /// <summary>Goes on with deliveries where they were stopped, and with back-offs that begin anew.</summary>
    /// <param name="name">The subscription.</param>
    /// <param name="tenant">Only if it is this tenant's; nobody for whosever it is.</param>
    public Task<CatalogAnswer> ResumeAsync(string name, Tenant tenant = default) =>
        SetAsync(name, tenant, SubscriptionState.Active);

    /// <summary>Sends a subscription back to the first event of every slot.</summary>
    public Task<CatalogAnswer> RestartAsync(string name) =>
        UpdateAsync(name, Tenant.None, found => found with { Course = found.Course + 1 });

    /// <summary>Makes every host look at all slots of a subscription again, and back-offs begin anew.</summary>
    public Task<CatalogAnswer> TouchAsync(string name) =>
        UpdateAsync(name, Tenant.None, found => found with { UpdatedAt = time.GetUtcNow() });

    /// <summary>Deletes a subscription, its positions and its dead letters.</summary>
    /// <param name="name">The subscription.</param>
    /// <param name="tenant">Only if it is this tenant's; nobody for whosever it is.</param>
    public async Task<CatalogAnswer> DeleteAsync(string name, Tenant tenant = default)
    {
        string? tried = null;
        for (var round = 0; round < RoundsMax; round++)
        {
            var read = await records.ReadAsync(SubscriptionKeys.Definition(name));
            if (read.Status == ReadStatus.Unknown)
                return new CatalogAnswer(CatalogStatus.Unknown);
            var found = read.Record is { } record ? SubscriptionJson.Read<Subscription>(record) : null;
            // An answer was lost, and the deletion was not; perhaps there is another one of that name by now.
            if (tried is not null && found?.Generation != tried)
                return new CatalogAnswer(CatalogStatus.Done);
            if (found is null || !tenant.Sees(found.Definition.Tenant))
                return new CatalogAnswer(CatalogStatus.Missing);
            var status = await _remains.LeaveAsync(found, read.Record!.ETag);
            if (status == CommitStatus.Applied)
                return new CatalogAnswer(CatalogStatus.Done);
            tried = status == CommitStatus.Unknown ? found.Generation : tried;
        }

        return new CatalogAnswer(CatalogStatus.Unknown);
    }

    async Task<CatalogAnswer> ChangeAsync(Subscription found, SubscriptionDefinition definition)
    {
        if (found.Definition.Tenant != definition.Tenant)
            return new CatalogAnswer(CatalogStatus.OtherTenant);
        if (found.Definition.Source != definition.Source)
            return new CatalogAnswer(CatalogStatus.OtherSource, found);
        return await UpdateAsync(found.Name, definition.Tenant, current => IsSame(current.Definition, definition)
            ? current
            : current with { Definition = definition });
    }

    Task<CatalogAnswer> SetAsync(string name, Tenant tenant, SubscriptionState state) =>
        UpdateAsync(name, tenant, found => found.State == state ? found : found with { State = state });

    /// <param name="name">The subscription.</param>
    /// <param name="tenant">Only if it is this tenant's; nobody for whosever it is.</param>
    /// <param name="change">Gives the changed one; or the same, when there is nothing to change.</param>
    async Task<CatalogAnswer> UpdateAsync(string name, Tenant tenant, Func<Subscription, Subscription> change)
    {
        var key = SubscriptionKeys.Definition(name);
        ReadOnlyMemory<byte> tried = default;
        for (var round = 0; round < RoundsMax; round++)
        {
            var read = await records.ReadAsync(key);
            if (read.Status == ReadStatus.Unknown)
                return new CatalogAnswer(CatalogStatus.Unknown);
            if (read.Record is not { } record)
                return new CatalogAnswer(CatalogStatus.Missing);
            var found = SubscriptionJson.Read<Subscription>(record);
            if (!tenant.Sees(found.Definition.Tenant))
                return new CatalogAnswer(CatalogStatus.Missing);
            var changed = change(found);
            if (ReferenceEquals(changed, found) || record.Value.Span.SequenceEqual(tried.Span))
                return new CatalogAnswer(CatalogStatus.Done, found);
            var next = changed with { Revision = found.Revision + 1, UpdatedAt = time.GetUtcNow() };
            tried = SubscriptionJson.Write(next);
            var result = await records.CommitAsync([new ReplaceRecord(key, tried, record.ETag)]);
            if (result.Status == CommitStatus.Applied)
                return new CatalogAnswer(CatalogStatus.Done, next);
        }

        return new CatalogAnswer(CatalogStatus.Unknown);
    }

    static bool IsSame(SubscriptionDefinition left, SubscriptionDefinition right) =>
        SubscriptionJson.Write(left).Span.SequenceEqual(SubscriptionJson.Write(right).Span);
}
