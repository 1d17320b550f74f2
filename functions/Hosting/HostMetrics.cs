using System.Diagnostics.Metrics;
using Coordinator.Core.Effects;

namespace Coordinator.Functions.Hosting;

/// <summary>What a host counts.</summary>
sealed class HostMetrics
{
    /// <summary>The meter's name, for listeners.</summary>
    public const string MeterName = "Coordinator";

    const string Seconds = "s";

    readonly Meter _meter;
    readonly Counter<long> _finished;
    readonly Counter<long> _finishDropped;
    readonly Counter<long> _callsRefused;
    readonly Counter<long> _sagasStuck;
    readonly Counter<long> _eventsSequenced;
    readonly Counter<long> _delivered;
    readonly Counter<long> _deadLettered;
    readonly Counter<long> _changesDead;
    readonly Histogram<double> _inDoubtAge;
    readonly Histogram<double> _viewLag;

    public HostMetrics(IMeterFactory factory)
    {
        var meter = _meter = factory.Create(MeterName);
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
        _changesDead = meter.CreateCounter<long>(
            "coordinator.views.dead", description: "Changes that could not be projected; to be alerted on");
        _inDoubtAge = meter.CreateHistogram<double>(
            "coordinator.indoubt.age", Seconds, "The age of the oldest attempt that a sweep left undecided, else 0");
        _viewLag = meter.CreateHistogram<double>(
            "coordinator.views.lag", Seconds, "The age of the oldest event that a view was left without, else 0");
    }

    /// <summary>Lets whoever collects ask how many stores do not answer this host.</summary>
    public void WatchStores(IStoreHealth stores) => _meter.CreateObservableGauge(
        "coordinator.stores.failing", () => stores.All.Count(store => store.State == StoreHealth.Down),
        description: "Stores that do not answer this host; to be alerted on");

    /// <summary>A sweep is over.</summary>
    /// <param name="oldest">The age of the oldest attempt that it left undecided; zero for none.</param>
    public void Swept(TimeSpan oldest) => _inDoubtAge.Record(oldest.TotalSeconds);

    /// <summary>Views have followed their logs as far as they can now.</summary>
    /// <param name="lag">The age of the oldest event that one of them lacks; zero for none.</param>
    public void ViewsFollowed(TimeSpan lag) => _viewLag.Record(lag.TotalSeconds);

    /// <summary>Changes were refused by a projection.</summary>
    public void ChangesDead(int changes) => _changesDead.Add(changes);

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
