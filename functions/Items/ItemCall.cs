using Coordinator.Core.Model;
using Coordinator.Functions.Access;
using Coordinator.Functions.Http;
using Coordinator.Functions.Parsing;
using Microsoft.AspNetCore.Http;

namespace Coordinator.Functions.Items;

/// <summary>What every call on one item has: its name and its preconditions.</summary>
/// <param name="Item">The item.</param>
/// <param name="Tenant">Whose it is.</param>
/// <param name="IfMatch">The header of that name.</param>
/// <param name="IfNoneMatch">The header of that name.</param>
sealed record ItemCall(ItemName Item, Tenant Tenant, EntityTags IfMatch, EntityTags IfNoneMatch)
{
    /// <summary>Reads address and headers; what is wrong with them is noted.</summary>
    public static ItemCall Bind(HttpRequest request, string collection, string? key, RequestErrors errors)
    {
        var tenant = Caller.Of(request).Tenant;
        if (tenant.Error(collection, ItemName.CollectionError) is { } error)
            errors.Add("{collection}", error);
        else if (!AddressText.IsDecodable(request))
            errors.Add("{key}", AddressText.Error);
        else if (!ItemName.TryCreate(collection, key ?? "", out _, out error))
            errors.Add("{key}", error);
        return new ItemCall(
            tenant.Scope(new ItemName(collection, key ?? "")),
            tenant,
            EntityTags.Parse(request.Headers.IfMatch, "If-Match", errors),
            EntityTags.Parse(request.Headers.IfNoneMatch, "If-None-Match", errors));
    }
}
