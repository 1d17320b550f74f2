using System.Diagnostics.Metrics;
using Coordinator.Functions.Telemetry.Instruments;

namespace Coordinator.Functions.Telemetry;

/// <summary>What a host counts and measures, by area. docs/TELEMETRY.md describes every instrument.</summary>
sealed class HostMetrics
{
    /// <summary>The meter's name, for listeners.</summary>
    public const string MeterName = "Coordinator";

    public HostMetrics(IMeterFactory factory)
    {
        var meter = factory.Create(MeterName);
        Transactions = new TransactionMetrics(meter);
        Finishing = new FinishMetrics(meter);
        Recovery = new RecoveryMetrics(meter);
        Logs = new LogMetrics(meter);
        Views = new ViewMetrics(meter);
        Subscriptions = new SubscriptionMetrics(meter);
        Sagas = new SagaMetrics(meter);
        Calls = new CallMetrics(meter);
        Stores = new StoreMetrics(meter);
        Queues = new QueueMetrics(meter);
    }

    /// <summary>Transactions.</summary>
    public TransactionMetrics Transactions { get; }

    /// <summary>Transactions after their answer.</summary>
    public FinishMetrics Finishing { get; }

    /// <summary>What was left open.</summary>
    public RecoveryMetrics Recovery { get; }

    /// <summary>Event logs.</summary>
    public LogMetrics Logs { get; }

    /// <summary>Views.</summary>
    public ViewMetrics Views { get; }

    /// <summary>Deliveries.</summary>
    public SubscriptionMetrics Subscriptions { get; }

    /// <summary>Sagas.</summary>
    public SagaMetrics Sagas { get; }

    /// <summary>Requests.</summary>
    public CallMetrics Calls { get; }

    /// <summary>Stores.</summary>
    public StoreMetrics Stores { get; }

    /// <summary>Queues between hosts.</summary>
    public QueueMetrics Queues { get; }
}
