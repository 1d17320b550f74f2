using System.Text.Json;
using Coordinator.Core.Sagas;
using Coordinator.Core.Sagas.Calls;

namespace Coordinator.TestKit.Sagas;

/// <summary>
/// One life of a saga's code in memory, as in a durable engine: it is fed recorded events one at a time and asks for
/// effects. Arguments and results pass through JSON, as they would through a table.
/// </summary>
/// <param name="issued">
/// What earlier lives asked for: every life must ask for the same in the same order, and adds what is new.
/// </param>
/// <param name="startedAt">When the saga was started.</param>
public sealed class ReplaySession(List<EffectCall> issued, DateTimeOffset startedAt) : ISagaEffects
{
    readonly PumpContext _pump = new();
    readonly List<OpenCall> _calls = [];
    readonly Queue<SagaSignal> _signals = new();
    TaskCompletionSource<SagaSignal>? _signalWaiter;
    int _fractions;

    public DateTimeOffset Now { get; private set; } = startedAt;

    /// <summary>How many effects this life has asked for.</summary>
    public int CallCount => _calls.Count;

    /// <summary>The effects that have neither a result nor been stopped, in their order.</summary>
    public IEnumerable<EffectCall> OpenCalls => _calls.Where(call => call.IsOpen).Select(call => call.Call);

    /// <summary>The final status, once the saga has ended.</summary>
    public Task<SagaStatus>? Result { get; private set; }

    /// <summary>Starts the code.</summary>
    public void Begin(Func<ISagaEffects, Task<SagaStatus>> code) => Pump(() => Result = code(this));

    /// <summary>Gives the code one event; it runs until it waits again.</summary>
    public void Apply(HistoryEvent recorded)
    {
        Now = recorded.At;
        Pump(() =>
        {
            if (recorded.Number is { } number)
                _calls[number].Complete(recorded.Json);
            else
                Signal(JsonSerializer.Deserialize<SagaSignal>(recorded.Json)!);
        });
    }

    /// <summary>Whether an effect still waits for its result.</summary>
    public bool IsOpen(int number) => _calls[number].IsOpen;

    // Fixed by the number of the question, as the ids of a durable engine are.
    public double NextFraction() => new Random(_fractions++).NextDouble();

    public Task<StepAnswer> CallAsync(HttpCall call) => Begin<StepAnswer>(SagaEffectKind.Call, call.Key, call).Result;

    public Task<StepAnswer> TransactAsync(TransactionCall call) =>
        Begin<StepAnswer>(SagaEffectKind.Transact, call.Key, call).Result;

    public Task<StepAnswer> PublishAsync(PublishCall call) =>
        Begin<StepAnswer>(SagaEffectKind.Publish, call.Key, call).Result;

    public Task<CloseAnswer> CloseAsync(string key) => Begin<CloseAnswer>(SagaEffectKind.Close, key, key).Result;

    public Task ShowAsync(SagaStatus status) => Begin<bool>(SagaEffectKind.Show, "", status).Result;

    public Task<bool> DelayAsync(TimeSpan delay, CancellationToken stop)
    {
        var open = Begin<bool>(SagaEffectKind.Delay, "", delay);
        stop.Register(() => open.Complete("false"));
        return open.Result;
    }

    public Task<SagaSignal> NextSignalAsync()
    {
        if (_signalWaiter is { Task.IsCompleted: false })
            throw new InvalidOperationException("at most one call for the next signal is open");
        _signalWaiter = new TaskCompletionSource<SagaSignal>();
        if (_signals.TryDequeue(out var signal))
            _signalWaiter.SetResult(signal);
        return _signalWaiter.Task;
    }

    void Signal(SagaSignal signal)
    {
        if (_signalWaiter is { Task.IsCompleted: false } waiter)
            waiter.SetResult(signal);
        else
            _signals.Enqueue(signal);
    }

    OpenCall<T> Begin<T>(SagaEffectKind kind, string key, object argument)
    {
        if (SynchronizationContext.Current != _pump)
            throw new InvalidOperationException("the code of a saga left its orchestration");
        var input = JsonSerializer.Serialize(argument, argument.GetType());
        var call = new EffectCall(_calls.Count, kind, key, input, Now);
        if (call.Number == issued.Count)
            issued.Add(call);
        else if (issued[call.Number].Fingerprint != call.Fingerprint)
            throw new NondeterminismException($"was {issued[call.Number].Fingerprint}, is {call.Fingerprint}");
        var open = OpenCall.Of<T>(call);
        _calls.Add(open);
        return open;
    }

    void Pump(Action action)
    {
        _pump.Run(action);
        if (Result is { IsFaulted: true } failed)
            failed.GetAwaiter().GetResult();
    }
}
