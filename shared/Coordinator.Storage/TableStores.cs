using Azure.Core;
using Azure.Data.Tables;
using Azure.Storage.Queues;
using Coordinator.Core;
using Coordinator.Core.Effects;
using Coordinator.Core.Events;
using Coordinator.Core.Placement;
using Coordinator.Core.Records;
using Coordinator.Core.Registers;
using Coordinator.Core.Sagas.Stores;
using Coordinator.Storage.Drills;
using Coordinator.Storage.Health;
using Coordinator.Storage.Placement;
using Coordinator.Storage.Queues;
using Coordinator.Storage.Records;
using Coordinator.Storage.Registers;
using Coordinator.Storage.Retries;
using Coordinator.Storage.Sagas;
using Coordinator.Storage.Tables;
using Microsoft.Extensions.Logging;

namespace Coordinator.Storage;

/// <summary>
/// The ports of a deployment over its storage accounts. The control stores have the registers beside their replicas,
/// and the first of them the queues, the sagas and the records too. Safe for many threads; one a process is enough.
/// </summary>
public sealed class TableStores
{
    /// <summary>The table of registers.</summary>
    public const string ControlTableName = "coordinatorcontrol";

    /// <summary>The table of sagas and their definitions.</summary>
    public const string SagaTableName = "coordinatorsagas";

    /// <summary>The table of records.</summary>
    public const string RecordTableName = "coordinatorrecords";

    static readonly TimeSpan RetryDelay = TimeSpan.FromMilliseconds(50);
    static readonly TimeSpan RetryDelayMax = TimeSpan.FromMilliseconds(400);

    readonly List<TableClient> _tables;
    readonly List<QueueClient> _queues;
    readonly WatchedReplicaStore _replicas;

    /// <summary>Makes the clients; nothing is sent.</summary>
    /// <param name="stores">The storage accounts; names differ.</param>
    /// <param name="controlStores">Which of them hold the registers: one or three.</param>
    /// <param name="ids">For ballots.</param>
    /// <param name="loggers">Where requests without a clear answer are noted.</param>
    /// <param name="time">The clock for time limits.</param>
    /// <exception cref="ArgumentException">
    /// An option is missing, a name is there twice, or the control stores are not one or three of the stores.
    /// </exception>
    public TableStores(
        IReadOnlyList<StoreOptions> stores, IReadOnlyList<string> controlStores, IIdSource ids, ILoggerFactory loggers,
        TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(stores);
        if (stores.Count == 0)
            throw new ArgumentException("At least one store is needed.", nameof(stores));
        Outages = new StoreOutages(stores.Select(store => StoreOptions.Checked(store).Name), time);
        stores = [.. stores.Select(Outages.Watch).Select(store => store with { Budget = new RetryBudget(time) })];
        var clients = stores.ToDictionary(
            store => store.Name, store => Clients(store, store.TableName), StringComparer.Ordinal);
        var controls = Controls(stores, controlStores);
        var registers = controls.Select(store => (store.Name, Clients: Clients(store, ControlTableName))).ToList();
        var first = controls[0];
        var sagas = Clients(first, SagaTableName);
        var records = Clients(first, RecordTableName);
        _tables =
        [
            .. clients.Values.Concat(registers.Select(register => register.Clients)).Append(sagas).Append(records)
                .Select(client => client.Writes),
        ];
        _queues = [Queue(first, NudgeQueue.Name), Queue(first, LogNudgeQueue.Name)];
        _replicas = new WatchedReplicaStore(
            new TableReplicaStore(clients, loggers.CreateLogger<TableReplicaStore>(), time),
            stores.Select(store => store.Name), loggers.CreateLogger<WatchedReplicaStore>(), time);
        Acceptors = new TableAcceptors(registers, loggers.CreateLogger<TableAcceptors>(), time);
        Register = new ConsensusPlacementRegister(
            new ConsensusRegister(Acceptors.Of(ConsensusPlacementRegister.Name), ids, time));
        Nudges = new NudgeQueue(_queues[0], time, loggers.CreateLogger<NudgeQueue>());
        LogNudges = new LogNudgeQueue(_queues[1], time, loggers.CreateLogger<LogNudgeQueue>());
        Sagas = new TableSagas(sagas, loggers, time);
        SagaDefinitions = new TableSagaDefinitions(sagas, loggers, time);
        TargetQueues = new TargetQueues(queue => Queue(first, queue));
        Records = new TableRecords(records, loggers.CreateLogger<TableRecords>(), time);
    }

    /// <summary>The replicas in all stores; one that does not answer is not asked for a while.</summary>
    public IReplicaStore Replicas => _replicas;

    /// <summary>How the stores answer those who ask for replicas.</summary>
    public IStoreHealth Health => _replicas;

    /// <summary>Cuts stores off from this process, for drills.</summary>
    public StoreOutages Outages { get; }

    /// <summary>The acceptors of all registers.</summary>
    public IAcceptors Acceptors { get; }

    /// <summary>The placement register.</summary>
    public IPlacementRegister Register { get; }

    /// <summary>Requests to resolve attempts.</summary>
    public INudges Nudges { get; }

    /// <summary>Requests to look after event logs.</summary>
    public ILogNudges LogNudges { get; }

    /// <summary>Shown sagas.</summary>
    public ISagas Sagas { get; }

    /// <summary>Definitions of sagas.</summary>
    public ISagaDefinitions SagaDefinitions { get; }

    /// <summary>The queues that subscriptions deliver to.</summary>
    public ITargetQueues TargetQueues { get; }

    /// <summary>The records beside the items: definitions, views, positions of consumers.</summary>
    public IRecordStore Records { get; }

    /// <summary>Creates the tables and queues that are missing.</summary>
    /// <exception cref="Azure.RequestFailedException">A store refused or did not answer.</exception>
    public async Task CreateMissingAsync(CancellationToken cancellation = default)
    {
        await Task.WhenAll(_tables.Select(table => table.CreateIfNotExistsAsync(cancellation)));
        await Task.WhenAll(_queues.Select(queue => queue.CreateIfNotExistsAsync(cancellationToken: cancellation)));
    }

    internal static StoreClients Clients(StoreOptions store, string table) =>
        new(Table(store, table, store.ReadRetriesMax), Table(store, table, retriesMax: 0), store.RequestTimeout);

    static List<StoreOptions> Controls(IReadOnlyList<StoreOptions> stores, IReadOnlyList<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        var controls = names.Distinct().SelectMany(name => stores.Where(store => store.Name == name)).ToList();
        return controls.Count is 1 or 3 && names.Count == controls.Count
            ? controls
            : throw new ArgumentException("One or three of the stores are the control stores.", nameof(names));
    }

    static TableClient Table(StoreOptions store, string table, int retriesMax)
    {
        var options = new TableClientOptions { Transport = StorageTransports.For(store) };
        Retry(options, store, retriesMax);
        return store.ConnectionString is { } connection
            ? new TableClient(connection, table, options)
            : new TableClient(store.TableServiceUri!, table, store.Credential!, options);
    }

    static QueueClient Queue(StoreOptions store, string name)
    {
        var options = new QueueClientOptions
        {
            Transport = StorageTransports.For(store),
            // What the queue trigger expects.
            MessageEncoding = QueueMessageEncoding.Base64,
        };
        Retry(options, store, store.ReadRetriesMax);
        if (store.ConnectionString is { } connection)
            return new QueueClient(connection, name, options);
        var address = store.QueueServiceUri
            ?? throw new ArgumentException($"Store {store.Name} needs a queue service address.", nameof(store));
        return new QueueServiceClient(address, store.Credential!, options).GetQueueClient(name);
    }

    /// <summary>
    /// The usual repetitions take over five seconds, and some of those who send have a client waiting.
    /// </summary>
    static void Retry(ClientOptions options, StoreOptions store, int retriesMax)
    {
        options.Retry.MaxRetries = retriesMax;
        options.Retry.Mode = RetryMode.Exponential;
        options.Retry.Delay = RetryDelay;
        options.Retry.MaxDelay = RetryDelayMax;
        options.Retry.NetworkTimeout = store.RequestTimeout;
        if (store.Budget is { } budget)
        {
            options.RetryPolicy = new BudgetedRetries(
                store.Name, budget, retriesMax,
                DelayStrategy.CreateExponentialDelayStrategy(RetryDelay, RetryDelayMax));
        }
    }
}
