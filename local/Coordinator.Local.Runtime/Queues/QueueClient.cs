using System.Globalization;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Storage.Queues.Models;

namespace Azure.Storage.Queues;

/// <summary>
/// One queue of a storage account: messages of up to 64 KiB (48 KiB before Base64), delivered at least once, in no
/// order that one may rely on.
/// </summary>
public partial class QueueClient
{
    readonly HttpPipeline _pipeline;
    readonly QueueRequests _requests;
    readonly QueueMessageEncoding _encoding;

    /// <summary>For types that derive from this one.</summary>
    protected QueueClient()
    {
        _pipeline = null!;
        _requests = null!;
        Name = AccountName = null!;
        Uri = null!;
    }

    /// <summary>A queue of the account that a connection string names.</summary>
    /// <param name="connectionString">Account, key, endpoint.</param>
    /// <param name="queueName">The queue.</param>
    /// <exception cref="FormatException">The connection string is not complete.</exception>
    public QueueClient(string connectionString, string queueName)
        : this(connectionString, queueName, null!)
    {
    }

    /// <summary>A queue of the account that a connection string names.</summary>
    /// <param name="connectionString">Account, key, endpoint.</param>
    /// <param name="queueName">The queue.</param>
    /// <param name="options">How to send requests and encode messages.</param>
    /// <exception cref="FormatException">The connection string is not complete.</exception>
    public QueueClient(string connectionString, string queueName, QueueClientOptions options)
        : this(QueueAccount.Connect(connectionString, options), queueName)
    {
    }

    internal QueueClient(QueueAccount account, string queueName)
    {
        _pipeline = account.Pipeline;
        _encoding = account.Encoding;
        Name = queueName;
        AccountName = account.Name;
        var address = account.AddressOf(queueName);
        Uri = address;
        _requests = new QueueRequests(_pipeline, address);
    }

    /// <summary>The queue's name.</summary>
    public virtual string Name { get; }

    /// <summary>The account's name.</summary>
    public virtual string AccountName { get; }

    /// <summary>The queue's address.</summary>
    public virtual Uri Uri { get; }

    /// <summary>Creates the queue unless it is there.</summary>
    /// <param name="metadata">Not supported here: must be null.</param>
    /// <param name="cancellationToken">Stops waiting; the queue may be created all the same.</param>
    /// <returns>The answer; null when the queue was there before.</returns>
    /// <exception cref="RequestFailedException">The service refused.</exception>
    public virtual async Task<Response?> CreateIfNotExistsAsync(
        IDictionary<string, string>? metadata = null, CancellationToken cancellationToken = default)
    {
        if (metadata is not null)
            throw new NotSupportedException("The local flavour keeps no metadata of queues.");
        using var message = _requests.Create();
        await _pipeline.SendAsync(message, cancellationToken);
        if (message.Response.Status is 201)
            return message.Response;
        var error = new RequestFailedException(message.Response);
        return message.Response.Status == 204 || error.ErrorCode == "QueueAlreadyExists" ? null : throw error;
    }

    /// <summary>Deletes the queue with all its messages.</summary>
    /// <param name="cancellationToken">Stops waiting; the queue may be deleted all the same.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="RequestFailedException">404 QueueNotFound: there is none.</exception>
    public virtual async Task<Response> DeleteAsync(CancellationToken cancellationToken = default)
    {
        using var message = _requests.Delete();
        return await SendAsync(message, 204, cancellationToken);
    }

    /// <summary>Asks about how many messages there are.</summary>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>The queue's properties.</returns>
    /// <exception cref="RequestFailedException">404 QueueNotFound: there is none.</exception>
    public virtual async Task<Response<QueueProperties>> GetPropertiesAsync(
        CancellationToken cancellationToken = default)
    {
        using var message = _requests.Properties();
        var response = await SendAsync(message, 200, cancellationToken);
        var count = response.Headers.TryGetValue("x-ms-approximate-messages-count", out var text)
            ? int.Parse(text, CultureInfo.InvariantCulture)
            : 0;
        return Response.FromValue(new QueueProperties(count), response);
    }

    /// <summary>Removes all messages.</summary>
    /// <param name="cancellationToken">Stops waiting; the messages may be removed all the same.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="RequestFailedException">404 QueueNotFound: there is no such queue.</exception>
    public virtual async Task<Response> ClearMessagesAsync(CancellationToken cancellationToken = default)
    {
        using var message = _requests.Clear();
        return await SendAsync(message, 204, cancellationToken);
    }

    async Task<Response> SendAsync(HttpMessage message, int done, CancellationToken cancellation)
    {
        await _pipeline.SendAsync(message, cancellation);
        return message.Response.Status == done
            ? message.Response
            : throw new RequestFailedException(message.Response);
    }
}
