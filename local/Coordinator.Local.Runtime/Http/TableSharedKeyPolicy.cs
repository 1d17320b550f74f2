using System.Globalization;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Coordinator.Local.Runtime.Http;

/// <summary>
/// Signs requests to the table service with the scheme SharedKeyLite: the date and the canonical resource.
/// With path-style addresses the account stands twice in it, once as the account and once as the path's first part.
/// </summary>
sealed class TableSharedKeyPolicy(SharedKey key, TimeProvider time) : HttpPipelineSynchronousPolicy
{
    /// <inheritdoc/>
    public override void OnSendingRequest(HttpMessage message)
    {
        var request = message.Request;
        var date = time.GetUtcNow().ToString("R", CultureInfo.InvariantCulture);
        var uri = request.Uri.ToUri();
        // Of the query only "comp" is signed, and no request of ours to the table service has it.
        var signature = key.Sign($"{date}\n/{key.AccountName}{uri.AbsolutePath}");
        request.Headers.SetValue("x-ms-date", date);
        request.Headers.SetValue(HttpHeader.Names.Authorization, $"SharedKeyLite {key.AccountName}:{signature}");
    }
}
