namespace Coordinator.Client;

/// <summary>Ids of transactions.</summary>
static class TransactionIds
{
    /// <summary>What the server takes at most, in bytes of UTF-8.</summary>
    const int BytesMax = 128;

    /// <summary>
    /// An id that lives where an item with a hash tag does. A transaction's outcome is noted in the slot that its id is
    /// hashed to; if that is the slot of all its items, one batch does it all. Of an item without a tag no id can do
    /// that, since ids hold no slash.
    /// </summary>
    /// <param name="item"><c>collection/key</c>.</param>
    /// <param name="unique">A text that makes it unique.</param>
    public static string Near(string item, string unique)
    {
        var tag = TagOf(item[(item.IndexOf('/', StringComparison.Ordinal) + 1)..]);
        var id = $"{{{tag}}}{unique}";
        // It also travels as a header, which takes printable ASCII only; elsewhere is as good, only dearer.
        var isGood = tag?.All(c => c is > ' ' and <= '~' and not '/') == true && id.Length <= BytesMax;
        return isGood ? id : unique;
    }

    static string? TagOf(string key)
    {
        var open = key.IndexOf('{', StringComparison.Ordinal);
        var close = open < 0 ? -1 : key.IndexOf('}', open);
        return close > open + 1 ? key[(open + 1)..close] : null;
    }
}
