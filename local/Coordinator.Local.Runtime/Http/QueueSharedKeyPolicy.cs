using System.Globalization;
using System.Text;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Coordinator.Local.Runtime.Http;

/// <summary>
/// Signs requests to the queue service with the scheme SharedKey: method, headers, canonical resource.
/// </summary>
sealed class QueueSharedKeyPolicy(SharedKey key, TimeProvider time) : HttpPipelineSynchronousPolicy
{
    /// <inheritdoc/>
    public override void OnSendingRequest(HttpMessage message)
    {
        var request = message.Request;
        request.Headers.SetValue("x-ms-date", time.GetUtcNow().ToString("R", CultureInfo.InvariantCulture));
        var signature = key.Sign(StringToSign(request));
        request.Headers.SetValue(HttpHeader.Names.Authorization, $"SharedKey {key.AccountName}:{signature}");
    }

    string StringToSign(Request request)
    {
        var text = new StringBuilder(512);
        text.Append(request.Method.Method).Append("\n\n\n"); // No Content-Encoding, no Content-Language.
        if (request.Content is { } content && content.TryComputeLength(out var length) && length > 0)
            text.Append(CultureInfo.InvariantCulture, $"{length}");
        text.Append("\n\n"); // No Content-MD5.
        text.Append(request.Headers.TryGetValue(HttpHeader.Names.ContentType, out var type) ? type : "");
        text.Append("\n\n\n\n\n\n\n"); // No Date (x-ms-date stands for it), no conditions, no Range.
        AppendHeaders(text, request);
        AppendResource(text, request.Uri.ToUri());
        return text.ToString();
    }

    static void AppendHeaders(StringBuilder text, Request request)
    {
        var headers = request.Headers
            .Where(header => header.Name.StartsWith("x-ms-", StringComparison.OrdinalIgnoreCase))
            .Select(header => (Name: Lower(header.Name), header.Value))
            .OrderBy(header => header.Name, StringComparer.Ordinal);
        foreach (var (name, value) in headers)
            text.Append(CultureInfo.InvariantCulture, $"{name}:{value}\n");
    }

    void AppendResource(StringBuilder text, Uri uri)
    {
        text.Append(CultureInfo.InvariantCulture, $"/{key.AccountName}{uri.AbsolutePath}");
        var parameters = uri.Query.TrimStart('?')
            .Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Split('=', 2))
            .Select(pair => (Name: Lower(Uri.UnescapeDataString(pair[0])), Value: Uri.UnescapeDataString(pair[^1])))
            .OrderBy(parameter => parameter.Name, StringComparer.Ordinal);
        foreach (var (name, value) in parameters)
            text.Append(CultureInfo.InvariantCulture, $"\n{name}:{value}");
    }

#pragma warning disable CA1308 // The scheme is defined on lower-case names.
    static string Lower(string name) => name.ToLowerInvariant();
#pragma warning restore CA1308
}
