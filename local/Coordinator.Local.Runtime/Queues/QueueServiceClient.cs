using Azure.Core;

namespace Azure.Storage.Queues;

/// <summary>The queue service of a storage account.</summary>
public class QueueServiceClient
{
    readonly QueueAccount _account;

    /// <summary>For types that derive from this one.</summary>
    protected QueueServiceClient() => _account = null!;

    /// <summary>The account that a connection string names.</summary>
    /// <param name="connectionString">Account, key, endpoint.</param>
    /// <exception cref="FormatException">The connection string is not complete.</exception>
    public QueueServiceClient(string connectionString)
        : this(connectionString, null!)
    {
    }

    /// <summary>The account that a connection string names.</summary>
    /// <param name="connectionString">Account, key, endpoint.</param>
    /// <param name="options">How to send requests and encode messages.</param>
    /// <exception cref="FormatException">The connection string is not complete.</exception>
    public QueueServiceClient(string connectionString, QueueClientOptions options) =>
        _account = QueueAccount.Connect(connectionString, options);

    /// <summary>An account by its address, with an identity.</summary>
    /// <param name="serviceUri">The queue service's address; https only.</param>
    /// <param name="credential">The identity.</param>
    /// <param name="options">How to send requests and encode messages.</param>
    public QueueServiceClient(Uri serviceUri, TokenCredential credential, QueueClientOptions? options = null) =>
        _account = QueueAccount.Connect(serviceUri, credential, options);

    /// <summary>The account's name.</summary>
    public virtual string AccountName => _account.Name;

    /// <summary>The queue service's address.</summary>
    public virtual Uri Uri => _account.Endpoint;

    /// <summary>A client for a queue; nothing is sent.</summary>
    /// <param name="queueName">The queue.</param>
    /// <returns>The client.</returns>
    public virtual QueueClient GetQueueClient(string queueName) => new(_account, queueName);
}
