using System.Diagnostics.CodeAnalysis;
using System.Xml;
using System.Xml.Linq;
using Azure.Core;

namespace Azure.Storage.Queues;

/// <summary>Finds code and message in the queue service's answers that tell of an error.</summary>
sealed class QueueErrorParser : RequestFailedDetailsParser
{
    /// <summary>The one that all clients use; it has no state.</summary>
    public static QueueErrorParser Instance { get; } = new();

    /// <inheritdoc/>
    public override bool TryParse(
        Response response, [NotNullWhen(true)] out ResponseError? error, out IDictionary<string, string>? data)
    {
        data = null;
        var body = Body(response);
        var code = response.Headers.TryGetValue("x-ms-error-code", out var header)
            ? header
            : body?.Element("Code")?.Value;
        error = code is null ? null : new ResponseError(code, body?.Element("Message")?.Value);
        return error is not null;
    }

    static XElement? Body(Response response)
    {
        if (response.ContentStream is not { CanSeek: true, Length: > 0 })
            return null;
        try
        {
            using var stream = response.Content.ToStream();
            return XDocument.Load(stream).Root;
        }
        catch (XmlException)
        {
            return null; // A proxy's page, for example. The status and the header still tell.
        }
    }
}
