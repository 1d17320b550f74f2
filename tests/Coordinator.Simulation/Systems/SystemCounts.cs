using Coordinator.TestKit.Faults;

namespace Coordinator.Simulation.Systems;

/// <summary>What is counted while a system runs.</summary>
sealed class SystemCounts
{
    /// <summary>Transactions that clients were told of as committed.</summary>
    public long Committed { get; set; }

    /// <summary>Transactions that clients were told of as aborted.</summary>
    public long Aborted { get; set; }

    /// <summary>
    /// Transactions that nobody took: all that clients ever heard was that storage does not answer, and nothing was
    /// done.
    /// </summary>
    public long Unserved { get; set; }

    /// <summary>Transactions of which clients never heard what became of them.</summary>
    public long Unknown { get; set; }

    /// <summary>Attempts that another host than the one that coordinated them brought to their end.</summary>
    public long Recovered { get; set; }

    /// <summary>Requests of clients over HTTP.</summary>
    public long HttpRequests { get; set; }

    /// <summary>Requests of hosts to stores, registers, records, queues, hub and sagas.</summary>
    public long Requests { get; set; }

    /// <summary>Faults of single requests, by kind.</summary>
    public SortedDictionary<FaultKind, long> Faults { get; } = [];

    /// <summary>Requests that arrived twice.</summary>
    public long Duplicates { get; set; }

    /// <summary>Requests to stores that were out.</summary>
    public long Unanswered { get; set; }

    public long Crashes { get; set; }

    public long Pauses { get; set; }

    public long ClockJumps { get; set; }

    public long StoreOutages { get; set; }

    public long HubOutages { get; set; }

    public long Bursts { get; set; }

    /// <summary>Orders of operators that were taken.</summary>
    public long OperatorOrders { get; set; }

    /// <summary>Replicas that left a shard.</summary>
    public long Drops { get; set; }

    /// <summary>Replicas that came to be in sync.</summary>
    public long Joins { get; set; }

    /// <summary>Failovers that hosts began by themselves.</summary>
    public long Failovers { get; set; }

    /// <summary>Stores that stayed silent, and that no shard waited for when the time for it was up.</summary>
    public long FailoversInTime { get; set; }

    /// <summary>Joins that hosts began by themselves.</summary>
    public long Rejoins { get; set; }

    public long Orchestrations { get; set; }

    /// <summary>Steps of orchestrations.</summary>
    public long Steps { get; set; }

    public long Activities { get; set; }

    /// <summary>Activities that ran once more.</summary>
    public long ActivitiesRepeated { get; set; }

    /// <summary>Queue messages that were served, and served again.</summary>
    public long Messages { get; set; }

    public long MessagesRepeated { get; set; }

    /// <summary>Messages that subscriptions delivered, repeated ones included.</summary>
    public long Deliveries { get; set; }

    public long SagasCompleted { get; set; }

    public long SagasCompensated { get; set; }
}
