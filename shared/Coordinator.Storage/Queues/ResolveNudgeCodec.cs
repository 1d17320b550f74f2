using System.Text;
using System.Text.Json;
using Coordinator.Core.Effects;
using Coordinator.Storage.Rows;

namespace Coordinator.Storage.Queues;

/// <summary>
/// A request to resolve as the text of a queue message: <c>{"v":1,"attempt":{…}}</c>, with the attempt as in rows and
/// a <see cref="MessageStamp"/>. The delay is not part of it: who reads the message is not to wait again. At most
/// 2 KiB; a message may have 48.
/// </summary>
public static class ResolveNudgeCodec
{
    const int Version = 1;

    /// <summary>The message.</summary>
    /// <param name="nudge">The request.</param>
    /// <param name="stamp">What the message tells about itself; null for nothing.</param>
    public static string Encode(ResolveNudge nudge, MessageStamp? stamp = null)
    {
        ArgumentNullException.ThrowIfNull(nudge);
        return Encoding.UTF8.GetString(StoredJson.Write(json =>
        {
            json.WriteStartObject();
            json.WriteNumber("v", Version);
            json.WritePropertyName("attempt");
            AttemptJson.Write(json, nudge.Attempt);
            stamp?.WriteTo(json);
            json.WriteEndObject();
        }).Span);
    }

    /// <summary>The request that a message carries, to be served at once.</summary>
    /// <exception cref="FormatException">
    /// It is none; the message says why. A queue moves such a message aside after some tries.
    /// </exception>
    public static ResolveNudge Decode(string message)
    {
        ArgumentNullException.ThrowIfNull(message);
        try
        {
            return StoredJson.Read(Encoding.UTF8.GetBytes(message), Read);
        }
        catch (Exception e) when (StoredJson.IsMalformed(e))
        {
            throw new FormatException($"Not a request to resolve an attempt: {e.Message}", e);
        }
    }

    static ResolveNudge Read(JsonElement json)
    {
        var version = json.GetProperty("v").GetInt32();
        if (version != Version)
            throw new FormatException($"Version {version}, but this program knows {Version} only.");
        return new ResolveNudge(AttemptJson.Read(json.GetProperty("attempt")), TimeSpan.Zero);
    }
}
