using Azure.Core;
using Azure.Core.Pipeline;
using Coordinator.Storage.Retries;

namespace Coordinator.Storage;

/// <summary>
/// One storage account and how to reach it: by a connection string, or by its addresses with an identity.
/// </summary>
public sealed record StoreOptions
{
    /// <summary>The store's name in the placement; any short text, the same on all hosts for ever.</summary>
    public required string Name { get; init; }

    /// <summary>A connection string with the account's key; null with an identity. A secret.</summary>
    public string? ConnectionString { get; init; }

    /// <summary>The table service's address, for an identity: <c>https://account.table.core.windows.net</c>.</summary>
    public Uri? TableServiceUri { get; init; }

    /// <summary>The queue service's address, for an identity; needed for the first store only.</summary>
    public Uri? QueueServiceUri { get; init; }

    /// <summary>The identity; null with a connection string.</summary>
    public TokenCredential? Credential { get; init; }

    /// <summary>The table of all replicas in this store.</summary>
    public string TableName { get; init; } = "coordinator";

    /// <summary>The usual <see cref="RequestTimeout"/>.</summary>
    public static TimeSpan RequestTimeoutDefault { get; } = TimeSpan.FromSeconds(2);

    /// <summary>
    /// When a request, with its repetitions, counts as not answered. Well below the time of a read or a transaction, so
    /// that a silent store leaves time to ask another replica.
    /// </summary>
    public TimeSpan RequestTimeout { get; init; } = RequestTimeoutDefault;

    /// <summary>How often a read, never a write, is repeated when it fails.</summary>
    public int ReadRetriesMax { get; init; } = 3;

    /// <summary>What bounds all repetitions together; null for each request by itself.</summary>
    internal RetryBudget? Budget { get; init; }

    /// <summary>What carries the requests; null for the connections that all stores share.</summary>
    public HttpPipelineTransport? Transport { get; init; }

    /// <summary>Hides the connection string, so that options can be logged.</summary>
    public override string ToString() => $"Store {Name}";

    /// <summary>Throws unless the options are complete.</summary>
    /// <exception cref="ArgumentException">They are not; the message says what is missing.</exception>
    internal static StoreOptions Checked(StoreOptions store)
    {
        var hasAddress = store is { TableServiceUri: not null, Credential: not null };
        if (string.IsNullOrWhiteSpace(store.Name))
            throw new ArgumentException("A store needs a name.", nameof(store));
        if (string.IsNullOrEmpty(store.ConnectionString) != hasAddress)
        {
            throw new ArgumentException(
                $"Store {store.Name} needs either a connection string or addresses with an identity.", nameof(store));
        }

        if (store.RequestTimeout <= TimeSpan.Zero)
            throw new ArgumentException($"Store {store.Name} needs a positive time limit.", nameof(store));
        return store;
    }
}
