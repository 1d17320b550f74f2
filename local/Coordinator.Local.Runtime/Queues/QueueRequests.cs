using System.Globalization;
using System.Text;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Azure.Storage.Queues;

/// <summary>Makes the requests to one queue.</summary>
/// <param name="pipeline">Sends them.</param>
/// <param name="queue">The queue's address.</param>
sealed class QueueRequests(HttpPipeline pipeline, Uri queue)
{
    readonly string _queue = queue.AbsoluteUri;

    /// <summary>Creates the queue.</summary>
    public HttpMessage Create() => Message(RequestMethod.Put, _queue);

    /// <summary>Deletes the queue.</summary>
    public HttpMessage Delete() => Message(RequestMethod.Delete, _queue);

    /// <summary>Asks for the queue's properties.</summary>
    public HttpMessage Properties() => Message(RequestMethod.Get, $"{_queue}?comp=metadata");

    /// <summary>Sends a message.</summary>
    public HttpMessage Send(ReadOnlyMemory<byte> xml, TimeSpan? visibilityTimeout, TimeSpan? timeToLive) => WithBody(
        Message(RequestMethod.Post, Address(
            "/messages", ("visibilitytimeout", Seconds(visibilityTimeout)), ("messagettl", Seconds(timeToLive)))),
        xml);

    /// <summary>Takes messages.</summary>
    public HttpMessage Receive(int? count, TimeSpan? visibilityTimeout) => Message(RequestMethod.Get, Address(
        "/messages", ("numofmessages", Number(count)), ("visibilitytimeout", Seconds(visibilityTimeout))));

    /// <summary>Looks at messages.</summary>
    public HttpMessage Peek(int? count) => Message(RequestMethod.Get, Address(
        "/messages", ("peekonly", "true"), ("numofmessages", Number(count))));

    /// <summary>Removes all messages.</summary>
    public HttpMessage Clear() => Message(RequestMethod.Delete, Address("/messages"));

    /// <summary>Changes how long a message stays hidden, and its body if there is a new one.</summary>
    public HttpMessage Update(string id, string popReceipt, ReadOnlyMemory<byte>? xml, TimeSpan visibilityTimeout)
    {
        var message = Message(RequestMethod.Put, Address(
            $"/messages/{Uri.EscapeDataString(id)}",
            ("popreceipt", popReceipt),
            ("visibilitytimeout", Seconds(visibilityTimeout))));
        return xml is { } body ? WithBody(message, body) : message;
    }

    /// <summary>Deletes a message.</summary>
    public HttpMessage DeleteMessage(string id, string popReceipt) => Message(RequestMethod.Delete, Address(
        $"/messages/{Uri.EscapeDataString(id)}", ("popreceipt", popReceipt)));

    HttpMessage Message(RequestMethod method, string address)
    {
        var message = pipeline.CreateMessage();
        var request = message.Request;
        request.Method = method;
        request.Uri.Reset(new Uri(address));
        request.Headers.Add("x-ms-version", QueueClientOptions.VersionText);
        request.Headers.Add(HttpHeader.Names.Accept, "application/xml");
        return message;
    }

    static HttpMessage WithBody(HttpMessage message, ReadOnlyMemory<byte> xml)
    {
        message.Request.Headers.Add(HttpHeader.Names.ContentType, "application/xml");
        message.Request.Content = RequestContent.Create(xml);
        return message;
    }

    string Address(string path, params ReadOnlySpan<(string Name, string? Value)> parameters)
    {
        var address = new StringBuilder(_queue.Length + 128).Append(_queue).Append(path);
        var separator = '?';
        foreach (var (name, value) in parameters)
        {
            if (value is null)
                continue;
            address.Append(separator).Append(name).Append('=').Append(Uri.EscapeDataString(value));
            separator = '&';
        }
        return address.ToString();
    }

    static string? Seconds(TimeSpan? time) => time is { } value
        ? ((long)value.TotalSeconds).ToString(CultureInfo.InvariantCulture)
        : null;

    static string? Number(int? number) => number?.ToString(CultureInfo.InvariantCulture);
}
