using System.Text;
using System.Text.Json;
using Coordinator.Core.Model;
using Coordinator.Storage.Rows;

namespace Coordinator.Storage.Queues;

/// <summary>
/// A request to look after the event logs of slots as the text of a queue message: <c>{"v":1,"slots":[3,14]}</c>. All
/// slots of a deployment fit one message.
/// </summary>
public static class LogNudgeCodec
{
    const int Version = 1;

    /// <summary>The message.</summary>
    /// <param name="slots">The slots.</param>
    /// <param name="stamp">What the message tells about itself; null for nothing.</param>
    public static string Encode(IReadOnlyCollection<SlotId> slots, MessageStamp? stamp = null)
    {
        ArgumentNullException.ThrowIfNull(slots);
        return Encoding.UTF8.GetString(StoredJson.Write(json =>
        {
            json.WriteStartObject();
            json.WriteNumber("v", Version);
            json.WriteStartArray("slots");
            foreach (var slot in slots)
                json.WriteNumberValue(slot.Value);
            json.WriteEndArray();
            stamp?.WriteTo(json);
            json.WriteEndObject();
        }).Span);
    }

    /// <summary>The slots of a message.</summary>
    /// <exception cref="FormatException">
    /// It is none; the text says why. A queue moves such a message aside after some tries.
    /// </exception>
    public static IReadOnlyList<SlotId> Decode(string message)
    {
        ArgumentNullException.ThrowIfNull(message);
        try
        {
            return StoredJson.Read(Encoding.UTF8.GetBytes(message), Read);
        }
        catch (Exception e) when (StoredJson.IsMalformed(e))
        {
            throw new FormatException($"Not a request to look after logs: {e.Message}", e);
        }
    }

    static List<SlotId> Read(JsonElement json)
    {
        var version = json.GetProperty("v").GetInt32();
        if (version != Version)
            throw new FormatException($"Version {version} is not known.");
        var slots = json.GetProperty("slots").EnumerateArray().Select(slot => slot.GetInt32()).ToList();
        return slots.TrueForAll(slot => slot is >= 0 and < Limits.SlotCountMax)
            ? [.. slots.Select(slot => new SlotId(slot))]
            : throw new FormatException("There are no such slots.");
    }
}
