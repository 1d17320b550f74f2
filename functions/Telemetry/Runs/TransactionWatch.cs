using System.Diagnostics;
using Coordinator.Core.Transactions;
using Coordinator.Functions.Telemetry.Traces;

namespace Coordinator.Functions.Telemetry.Runs;

/// <summary>Watches the transactions that this host runs here and now.</summary>
sealed class TransactionWatch(RunRecorder recorder, ObserverGuard guard, TimeProvider time) : ITransactionObserver
{
    /// <inheritdoc />
    public IRunObserver Begin(TransactionRequest request) =>
        guard.Run<IRunObserver>(() => Watch(request)) ?? NoObserver.Instance;

    LiveRun Watch(TransactionRequest request)
    {
        var span = new RunSpan();
        var timeline = new RunTimeline(request, time) { TraceId = Activity.Current?.TraceId.ToHexString() };
        recorder.Begin(timeline);
        return new LiveRun(timeline, span, recorder, guard);
    }
}
