using System.Text;

namespace Coordinator.Local.Runtime.Worker.Queues;

/// <summary>Between the body of a message and the text that stands in the queue.</summary>
static class MessageEncoding
{
    /// <summary>The text for a body.</summary>
    public static string Encode(BinaryData body, bool isBase64)
        => isBase64 ? Convert.ToBase64String(body.ToMemory().Span) : body.ToString();

    /// <summary>The body of a text; null when the text is no Base64 but should be.</summary>
    public static BinaryData? Decode(string text, bool isBase64)
    {
        if (!isBase64)
            return BinaryData.FromString(text);
        byte[] bytes = new byte[Encoding.UTF8.GetMaxByteCount(text.Length)];
        return Convert.TryFromBase64String(text, bytes, out int length)
            ? new BinaryData(bytes.AsMemory(0, length))
            : null;
    }
}
