using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Azure.Storage.Queues.Models;

namespace Azure.Storage.Queues;

/// <summary>The queue service's XML: messages out, messages in.</summary>
static class QueueXml
{
    static readonly XmlWriterSettings Settings = new()
    {
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        NewLineHandling = NewLineHandling.Entitize, // A raw carriage return would arrive as a line feed.
    };

    /// <summary>The request that carries a message.</summary>
    /// <exception cref="ArgumentException">Unencoded text has a character that XML cannot hold.</exception>
    public static ReadOnlyMemory<byte> Write(BinaryData body, QueueMessageEncoding encoding)
    {
        var stream = new MemoryStream();
        using (var writer = XmlWriter.Create(stream, Settings))
        {
            writer.WriteStartElement("QueueMessage");
            writer.WriteElementString("MessageText", Encode(body, encoding));
            writer.WriteEndElement();
        }
        return stream.GetBuffer().AsMemory(0, (int)stream.Length);
    }

    /// <summary>The answer to a send.</summary>
    public static SendReceipt ReadReceipt(Response response)
    {
        var message = Messages(response).Single();
        return new SendReceipt(
            Text(message, "MessageId"),
            Date(message, "InsertionTime")!.Value,
            Date(message, "ExpirationTime")!.Value,
            Text(message, "PopReceipt"),
            Date(message, "TimeNextVisible")!.Value);
    }

    /// <summary>The answer to a receive.</summary>
    /// <exception cref="FormatException">A message is not Base64 although it should be.</exception>
    public static QueueMessage[] ReadMessages(Response response, QueueMessageEncoding encoding) =>
        Messages(response).Select(message => new QueueMessage(
            Text(message, "MessageId"),
            Text(message, "PopReceipt"),
            Decode(Text(message, "MessageText"), encoding),
            Number(message, "DequeueCount"),
            Date(message, "InsertionTime"),
            Date(message, "ExpirationTime"),
            Date(message, "TimeNextVisible"))).ToArray();

    /// <summary>The answer to a peek.</summary>
    /// <exception cref="FormatException">A message is not Base64 although it should be.</exception>
    public static PeekedMessage[] ReadPeeked(Response response, QueueMessageEncoding encoding) =>
        Messages(response).Select(message => new PeekedMessage(
            Text(message, "MessageId"),
            Decode(Text(message, "MessageText"), encoding),
            Number(message, "DequeueCount"),
            Date(message, "InsertionTime"),
            Date(message, "ExpirationTime"))).ToArray();

    /// <summary>Reads a date as headers and XML write it, RFC 1123.</summary>
    public static DateTimeOffset ReadDate(string text) =>
        DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    static IEnumerable<XElement> Messages(Response response)
    {
        using var stream = response.Content.ToStream();
        return XDocument.Load(stream, LoadOptions.PreserveWhitespace).Root!.Elements("QueueMessage");
    }

    static string Encode(BinaryData body, QueueMessageEncoding encoding) => encoding == QueueMessageEncoding.Base64
        ? Convert.ToBase64String(body.ToMemory().Span)
        : body.ToString();

    static BinaryData Decode(string text, QueueMessageEncoding encoding) => encoding == QueueMessageEncoding.Base64
        ? BinaryData.FromBytes(Convert.FromBase64String(text))
        : BinaryData.FromString(text);

    static string Text(XElement message, string name) => message.Element(name)?.Value ?? "";

    static long Number(XElement message, string name) =>
        long.Parse(Text(message, name), CultureInfo.InvariantCulture);

    static DateTimeOffset? Date(XElement message, string name) =>
        message.Element(name) is { } element ? ReadDate(element.Value) : null;
}
