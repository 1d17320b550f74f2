using Coordinator.Core.Events;
using Coordinator.Core.Model;
using Coordinator.Core.Rows;

namespace Coordinator.Functions.Tenants;

/// <summary>Events as a tenant knows them: without its prefix, and without what is not its own.</summary>
static class SeenEvents
{
    /// <summary>
    /// Stands for the id of a transaction that is not the tenant's: an operator has written the tenant's items.
    /// </summary>
    public const string Foreign = "operator";

    static readonly ItemChange BlankChange = new(new ItemName(Foreign, Foreign), Version: 0, Value: null);

    static readonly PublishedMessage BlankMessage = new(Foreign, "null");

    /// <summary>The tenant's part of an event; null when it has none.</summary>
    public static LogEvent? OwnedBy(this LogEvent logged, Tenant tenant)
    {
        if (tenant.IsNone)
            return logged;
        var changes = logged.Changes.RemoveAll(change => !tenant.Owns(change.Item.Collection));
        var messages = logged.Messages.RemoveAll(message => !tenant.Owns(message.Topic));
        return changes.IsEmpty && messages.IsEmpty
            ? null
            : (logged with { Changes = changes, Messages = messages }).WithPlacesKept(tenant);
    }

    /// <summary>
    /// An event for whoever picks from it by place: what is not the tenant's is blanked, and keeps its place.
    /// </summary>
    public static LogEvent WithPlacesKept(this LogEvent logged, Tenant tenant) => tenant.IsNone
        ? logged
        : logged with
        {
            Transaction = logged.Transaction.SeenBy(tenant),
            Changes = [.. logged.Changes.Select(change => OwnOrBlank(change, tenant))],
            Messages = [.. logged.Messages.Select(message => OwnOrBlank(message, tenant))],
        };

    /// <summary>The id of a transaction.</summary>
    public static TransactionId SeenBy(this TransactionId id, Tenant tenant) =>
        new(tenant.Owns(id.Value) ? tenant.Plain(id.Value) : Foreign);

    static ItemChange OwnOrBlank(ItemChange change, Tenant tenant) =>
        tenant.Owns(change.Item) ? change with { Item = tenant.Plain(change.Item) } : BlankChange;

    static PublishedMessage OwnOrBlank(PublishedMessage message, Tenant tenant) =>
        tenant.Owns(message.Topic) ? message with { Topic = tenant.Plain(message.Topic) } : BlankMessage;
}
