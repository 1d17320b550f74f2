using System.Text.Json;
using Coordinator.Core.Model;
using Coordinator.Core.Sagas.Outgoing;
using Coordinator.Core.Subscriptions.Definitions;
using Coordinator.Functions.Outgoing;
using Coordinator.Functions.Parsing;

namespace Coordinator.Functions.Subscriptions;

/// <summary>Reads the <c>target</c> of a subscription.</summary>
/// <param name="hosts">The hosts that may be called.</param>
/// <param name="hub">The name of the orchestrations' hub, whose queues are not for deliveries.</param>
sealed class TargetParser(OutgoingHosts hosts, string hub)
{
    /// <summary>The target; null when it is wrong, which is noted.</summary>
    public SubscriptionTarget? Parse(JsonElement element, string pointer, Tenant tenant, RequestErrors errors)
    {
        var before = errors.Count;
        var reader = new ObjectReader(element, pointer, errors);
        var (queue, url) = (reader.OptionalText("queue"), reader.OptionalText("url"));
        reader.RefuseOthers();
        if (queue is not null && tenant.Error(queue, name => QueueNames.Error(name, hub)) is { } error)
            errors.Add(reader.At("queue"), error);
        if (url is not null && UrlError(url, tenant) is { } urlError)
            errors.Add(reader.At("url"), urlError);
        if (errors.Count == before && (queue is null) == (url is null))
            errors.Add(pointer, "Must hold exactly one of queue, url.");
        if (errors.Count > before)
            return null;
        return queue is null ? new WebhookTarget(url!) : new QueueTarget(tenant.Scope(queue));
    }

    string? UrlError(string url, Tenant tenant)
    {
        if (WebhookUrls.Error(url) is { } error)
            return error;
        return hosts.Allows(tenant, new Uri(url)) ? null : AllowedHosts.Refusal;
    }
}
