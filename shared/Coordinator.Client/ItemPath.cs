namespace Coordinator.Client;

/// <summary>Relative addresses of items and transactions.</summary>
static class ItemPath
{
    /// <summary>
    /// The address of an item. The slashes of its key stay slashes, unless a part between them is a dot or two: that would be
    /// taken for a step up the path, by this machine's <see cref="Uri"/> first of all, so such a name becomes one segment.
    /// </summary>
    public static string Of(string item)
    {
        var parts = item.Split('/');
        var isOneSegment = parts.Any(part => part is "." or "..");
        return "api/items/" + (isOneSegment ? Uri.EscapeDataString(item) : string.Join('/', parts.Select(Uri.EscapeDataString)));
    }

    /// <summary>The address of a transaction.</summary>
    public static string OfTransaction(string id) => $"api/transactions/{Uri.EscapeDataString(id)}";
}
