using Coordinator.Core.Model;
using Coordinator.Functions.Http;
using Coordinator.Functions.Parsing;
using Microsoft.AspNetCore.Http;

namespace Coordinator.Functions.Items;

/// <summary>What every call on one item has: its name and its preconditions.</summary>
/// <param name="Item">The item.</param>
/// <param name="IfMatch">The header of that name.</param>
/// <param name="IfNoneMatch">The header of that name.</param>
sealed record ItemCall(ItemName Item, EntityTags IfMatch, EntityTags IfNoneMatch)
{
    /// <summary>Reads address and headers; what is wrong with them is noted.</summary>
    public static ItemCall Bind(HttpRequest request, string collection, string? key, RequestErrors errors)
    {
        if (ItemName.CollectionError(collection) is { } error)
            errors.Add("{collection}", error);
        else if (!AddressText.IsDecodable(request))
            errors.Add("{key}", AddressText.Error);
        else if (!ItemName.TryCreate(collection, key ?? "", out _, out error))
            errors.Add("{key}", error);
        return new ItemCall(
            new ItemName(collection, key ?? ""),
            EntityTags.Parse(request.Headers.IfMatch, "If-Match", errors),
            EntityTags.Parse(request.Headers.IfNoneMatch, "If-None-Match", errors));
    }
}
