using System.Diagnostics.Metrics;

namespace Coordinator.Functions.Hosting;

/// <summary>What a host counts.</summary>
sealed class HostMetrics
{
    /// <summary>The meter's name, for listeners.</summary>
    public const string MeterName = "Coordinator";

    readonly Counter<long> _finished;
    readonly Counter<long> _finishDropped;
    readonly Counter<long> _callsRefused;
    readonly Counter<long> _sagasStuck;
    readonly Counter<long> _eventsSequenced;
    readonly Counter<long> _delivered;
    readonly Counter<long> _deadLettered;

    public HostMetrics(IMeterFactory factory)
    {
        var meter = factory.Create(MeterName);
        _finished = meter.CreateCounter<long>(
            "coordinator.finish.done", description: "Transactions finished after the answer");
        _finishDropped = meter.CreateCounter<long>(
            "coordinator.finish.dropped", description: "Transactions left to the sweeper because the queue was full");
        _callsRefused = meter.CreateCounter<long>("coordinator.calls.refused", description: "Requests answered 429");
        _eventsSequenced = meter.CreateCounter<long>(
            "coordinator.events.sequenced", description: "Events that this host saw come into the logs");
        _sagasStuck = meter.CreateCounter<long>(
            "coordinator.sagas.stuck", description: "Statuses of sagas that need an operator; to be alerted on");
        _delivered = meter.CreateCounter<long>(
            "coordinator.deliveries.done", description: "Deliveries of subscriptions");
        _deadLettered = meter.CreateCounter<long>(
            "coordinator.deliveries.dead", description: "Deliveries that were given up; to be alerted on");
    }

    /// <summary>Logs got longer.</summary>
    public void Sequenced(long events) => _eventsSequenced.Add(events);

    /// <summary>A transaction was finished.</summary>
    public void Finished() => _finished.Add(1);

    /// <summary>A transaction was left to the sweeper.</summary>
    public void FinishDropped() => _finishDropped.Add(1);

    /// <summary>A request was answered 429.</summary>
    /// <param name="bound">Which bound it met: <c>caller</c>, <c>address</c>, <c>load</c> and so on.</param>
    public void CallRefused(string bound) =>
        _callsRefused.Add(1, KeyValuePair.Create<string, object?>("bound", bound));

    /// <summary>A saga was shown that needs an operator.</summary>
    public void SagaStuck() => _sagasStuck.Add(1);

    /// <summary>Targets of subscriptions have taken deliveries, and deliveries were given up.</summary>
    public void Delivered(int done, int dead)
    {
        _delivered.Add(done);
        _deadLettered.Add(dead);
    }
}
