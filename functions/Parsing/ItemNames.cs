using Coordinator.Core.Model;

namespace Coordinator.Functions.Parsing;

/// <summary>Names of items, collections and topics as clients give them; what is wrong with them is noted.</summary>
static class ItemNames
{
    /// <summary>An item; of no use when something is wrong.</summary>
    public static ItemName Parse(string text, Tenant tenant, string place, RequestErrors errors)
    {
        if (ItemName.TryParse(text, out var item, out var error))
            return Scope(item, tenant, place, errors);
        errors.Add(place, error);
        return default;
    }

    /// <summary>A collection; of no use when it is wrong.</summary>
    public static string Collection(string text, Tenant tenant, string place, RequestErrors errors)
    {
        if (tenant.Error(text, ItemName.CollectionError) is { } error)
            errors.Add(place, error);
        return tenant.Scope(text);
    }

    /// <summary>A topic; of no use when it is wrong.</summary>
    public static string Topic(string text, Tenant tenant, string place, RequestErrors errors)
    {
        if (tenant.Error(text, ItemName.CollectionError) is { } error)
            errors.Add(place, error.Replace("collection", "topic", StringComparison.Ordinal));
        return tenant.Scope(text);
    }

    static ItemName Scope(ItemName item, Tenant tenant, string place, RequestErrors errors) =>
        item with { Collection = Collection(item.Collection, tenant, place, errors) };
}
