using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Coordinator.Core.Model;

/// <summary>
/// Maps names to slots. The hash is the first 64 bits of SHA-256, so it is the same on every machine for ever; a hash
/// tag, the text between the first <c>{</c> and the next <c>}</c>, replaces the name as in Redis Cluster, so users
/// choose what is co-located.
/// </summary>
public static class SlotHash
{
    /// <summary>The slot of an item: of its key's hash tag, or without a tag of <c>collection/key</c>.</summary>
    public static SlotId Of(ItemName item, int slotCount) => OfText(Tag(item.Key) ?? item.ToString(), slotCount);

    /// <summary>The slot of a client's transaction id: of its hash tag, or of the whole id.</summary>
    public static SlotId OfClientId(string id, int slotCount) => OfText(Tag(id) ?? id, slotCount);

    static SlotId OfText(string text, int slotCount)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(slotCount);
        var hash = BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
        return new SlotId((int)(hash % (ulong)slotCount));
    }

    static string? Tag(string text)
    {
        var open = text.IndexOf('{', StringComparison.Ordinal);
        var close = open < 0 ? -1 : text.IndexOf('}', open);
        return close > open + 1 ? text[(open + 1)..close] : null;
    }
}
