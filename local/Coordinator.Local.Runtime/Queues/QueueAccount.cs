using Azure.Core;
using Azure.Core.Pipeline;
using Coordinator.Local.Runtime.Http;

namespace Azure.Storage.Queues;

/// <summary>A storage account's queue service and the pipeline to it, shared by the clients of its queues.</summary>
sealed record QueueAccount(string Name, Uri Endpoint, HttpPipeline Pipeline, QueueMessageEncoding Encoding)
{
    /// <summary>By a connection string.</summary>
    public static QueueAccount Connect(string connectionString, QueueClientOptions? options)
    {
        options ??= new QueueClientOptions();
        var connection = StorageConnection.Parse(connectionString, StorageService.Queue);
        var policy = new QueueSharedKeyPolicy(connection.Key, options.Time);
        return Connect(connection.Key.AccountName, connection.Endpoint, policy, options);
    }

    /// <summary>By an identity.</summary>
    public static QueueAccount Connect(Uri endpoint, TokenCredential credential, QueueClientOptions? options)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        ArgumentNullException.ThrowIfNull(credential);
        var policy = StoragePipeline.Bearer(credential);
        return Connect(endpoint.Host.Split('.')[0], endpoint, policy, options ?? new QueueClientOptions());
    }

    /// <summary>The address of a queue.</summary>
    public Uri AddressOf(string queueName)
    {
        ArgumentException.ThrowIfNullOrEmpty(queueName);
        return new Uri($"{Endpoint.AbsoluteUri.TrimEnd('/')}/{Uri.EscapeDataString(queueName)}");
    }

    static QueueAccount Connect(
        string account, Uri endpoint, HttpPipelinePolicy authentication, QueueClientOptions options) =>
        new(account, endpoint, StoragePipeline.Build(options, authentication, QueueErrorParser.Instance),
            options.MessageEncoding);
}
