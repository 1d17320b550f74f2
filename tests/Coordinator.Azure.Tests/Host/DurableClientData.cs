using Coordinator.Azure.Tests.Host.Rpc;

namespace Coordinator.Azure.Tests.Host;

/// <summary>What the host's durable extension tells a durable client of the worker.</summary>
static class DurableClientData
{
    /// <summary>What a client reads.</summary>
    /// <param name="endpoint">Where the extension serves gRPC; null for text that no client can read.</param>
    /// <param name="settings">Where the name of the hub stands.</param>
    public static TypedData Of(Uri? endpoint, AppSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        if (endpoint is null)
            return TriggerData.Text("{");
        return TriggerData.Json(new
        {
            taskHubName = settings["TASKHUB_NAME"],
            connectionName = "AzureWebJobsStorage",
            rpcBaseUrl = endpoint.AbsoluteUri,
            httpBaseUrl = new Uri(endpoint, "runtime/webhooks/durabletask").AbsoluteUri,
            requiredQueryStringParameters = "code=unused",
            maxGrpcMessageSizeInBytes = int.MaxValue,
            grpcHttpClientTimeout = "\"00:01:40\"",
        });
    }
}
