using Coordinator.Client.Http;

namespace Coordinator.Client;

/// <summary>
/// Calls the HTTP API. The parts (<see cref="Items"/>, <see cref="Transactions"/> …) hold what the API has: where a
/// method gives a <see cref="Reply{T}"/> or a <see cref="TransactionReply"/>, refusals are values, and an exception of
/// the transport (<see cref="HttpRequestException"/>, a cancelled call) says nothing about what the server did. The
/// methods of this class itself, and those of the parts that give a value, throw <see cref="CoordinatorException"/>.
/// Safe for many threads; one client a host is enough.
/// </summary>
public sealed partial class CoordinatorClient
{
    readonly ApiConnection _connection;

    /// <summary>A client over an <see cref="HttpClient"/>.</summary>
    /// <param name="http">
    /// Its base address is the host's, with a slash at the end; a key belongs into its default headers, access tokens
    /// come from a handler (<see cref="BearerTokens"/>). With a key, let its handler follow no redirects: they would
    /// take the key along. Its timeout has to be longer than the waits that are asked for.
    /// </param>
    /// <param name="options">Choices; null for the defaults.</param>
    public CoordinatorClient(HttpClient http, CoordinatorClientOptions? options = null)
        : this(() => http, options ?? new CoordinatorClientOptions()) =>
        ArgumentNullException.ThrowIfNull(http);

    internal CoordinatorClient(Func<HttpClient> http, CoordinatorClientOptions options)
    {
        _connection = new ApiConnection(http, options);
        Items = new ItemsClient(_connection);
        Transactions = new TransactionsClient(_connection);
        Sagas = new SagasClient(_connection);
        Events = new EventsClient(_connection);
        Views = new ViewsClient(_connection);
        Subscriptions = new SubscriptionsClient(_connection);
        Locks = new LocksClient(_connection);
        Cluster = new ClusterClient(_connection);
        Operations = new OperationsClient(_connection);
    }

    /// <summary>Items one by one, and reads of several.</summary>
    public ItemsClient Items { get; }

    /// <summary>Transactions as the wire has them.</summary>
    public TransactionsClient Transactions { get; }

    /// <summary>Sagas and their definitions.</summary>
    public SagasClient Sagas { get; }

    /// <summary>The event log.</summary>
    public EventsClient Events { get; }

    /// <summary>Views: their rows and their definitions.</summary>
    public ViewsClient Views { get; }

    /// <summary>Subscriptions, and what they could not deliver.</summary>
    public SubscriptionsClient Subscriptions { get; }

    /// <summary>Locks.</summary>
    public LocksClient Locks { get; }

    /// <summary>For operators: where data lives, and how it moves.</summary>
    public ClusterClient Cluster { get; }

    /// <summary>For operators: health, what a host does, what is in doubt, drills.</summary>
    public OperationsClient Operations { get; }

    /// <summary>
    /// The highest commit time that an answer told; null before the first. Opaque, ordered as text. Another client that
    /// reads a view with it as <see cref="ViewReadOptions.After"/> sees what this one wrote.
    /// </summary>
    public string? SeenCommitTime => _connection.Seen.Highest;

    /// <summary>Takes note of a commit time that another client saw.</summary>
    /// <param name="commitTime">As an answer carried it.</param>
    public void Observe(string commitTime)
    {
        ArgumentNullException.ThrowIfNull(commitTime);
        _connection.Seen.Observe(commitTime);
    }
}
