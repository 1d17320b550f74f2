using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Coordinator.Core.Model;

/// <summary>
/// Maps names to slots. The hash is the first 64 bits of SHA-256, so it is the same on every machine for ever; a hash
/// tag, the text between the first <c>{</c> and the next <c>}</c>, replaces the name as in Redis Cluster, so users
/// choose what is co-located, as far as their collections share slots.
/// </summary>
public static class SlotHash
{
    /// <summary>The slot of an item: of its key's hash tag, or without a tag of <c>collection/key</c>.</summary>
    public static SlotId Of(ItemName item, SlotLayout layout)
    {
        ArgumentNullException.ThrowIfNull(layout);
        return OfText(Tag(item.Key) ?? item.ToString(), layout.RangeOf(item.Collection));
    }

    /// <summary>The slot of a client's transaction id: of its hash tag, or of the whole id.</summary>
    public static SlotId OfClientId(string id, SlotLayout layout)
    {
        ArgumentNullException.ThrowIfNull(layout);
        return OfText(Tag(id) ?? id, layout.Rest);
    }

    static SlotId OfText(string text, (int First, int Count) range)
    {
        Invariant.Require(range.Count > 0, "names fall into at least one slot");
        var hash = BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
        return new SlotId(range.First + (int)(hash % (ulong)range.Count));
    }

    static string? Tag(string text)
    {
        var open = text.IndexOf('{', StringComparison.Ordinal);
        var close = open < 0 ? -1 : text.IndexOf('}', open);
        return close > open + 1 ? text[(open + 1)..close] : null;
    }
}
