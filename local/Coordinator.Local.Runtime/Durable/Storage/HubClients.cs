using Azure.Data.Tables;
using Azure.Storage.Queues;

namespace Coordinator.Local.Runtime.Durable.Storage;

/// <summary>The clients of a hub's tables and queues.</summary>
sealed class HubClients
{
    readonly Dictionary<HubQueue, QueueClient> _queues;

    /// <summary>Opens a hub; nothing is sent.</summary>
    /// <param name="connectionString">The account.</param>
    /// <param name="hub">The hub's name.</param>
    /// <param name="tables">The options of the tables' clients; a function, since options belong to one client.</param>
    /// <param name="queues">The options of the queues' clients.</param>
    public HubClients(
        string connectionString,
        string hub,
        Func<TableClientOptions>? tables = null,
        Func<QueueClientOptions>? queues = null)
    {
        var writing = tables?.Invoke() ?? new TableClientOptions();
        // A retry that meets the write before it would report a conflict with itself.
        writing.Retry.MaxRetries = 0;
        var writer = new TableServiceClient(connectionString, writing);
        var reader = new TableServiceClient(connectionString, tables?.Invoke() ?? new TableClientOptions());
        Instances = writer.GetTableClient($"{hub}Instances");
        History = writer.GetTableClient($"{hub}History");
        InstancesForReading = reader.GetTableClient($"{hub}Instances");
        HistoryForReading = reader.GetTableClient($"{hub}History");
        var service = new QueueServiceClient(connectionString, queues?.Invoke() ?? new QueueClientOptions());
#pragma warning disable CA1308 // Names of queues are in lower case.
        var prefix = hub.ToLowerInvariant();
#pragma warning restore CA1308
        _queues = new Dictionary<HubQueue, QueueClient>
        {
            [HubQueue.Control] = service.GetQueueClient($"{prefix}-control-00"),
            [HubQueue.WorkItems] = service.GetQueueClient($"{prefix}-workitems"),
            [HubQueue.Poison] = service.GetQueueClient($"{prefix}-poison"),
        };
    }

    public TableClient Instances { get; }

    public TableClient History { get; }

    public TableClient InstancesForReading { get; }

    public TableClient HistoryForReading { get; }

    public IEnumerable<QueueClient> AllQueues => _queues.Values;

    public QueueClient Queue(HubQueue queue) => _queues[queue];
}
