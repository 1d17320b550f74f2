using System.Text.Json;

namespace Coordinator.TestKit.Durable;

/// <summary>
/// One life of an orchestration's code in memory, as in a durable engine: it is fed recorded events one at a time and
/// asks for effects. Arguments and results pass through JSON, as they would through a table.
/// </summary>
/// <param name="issued">
/// What earlier lives asked for: every life must ask for the same in the same order, and adds what is new.
/// </param>
/// <param name="startedAt">When it was started.</param>
/// <param name="options">How arguments and results are written.</param>
public abstract class ReplaySession<TResult>(
    List<EffectCall> issued, DateTimeOffset startedAt, JsonSerializerOptions options)
{
    readonly PumpContext _pump = new();
    readonly List<OpenCall> _calls = [];

    public DateTimeOffset Now { get; private set; } = startedAt;

    /// <summary>How many effects this life has asked for.</summary>
    public int CallCount => _calls.Count;

    /// <summary>The effects that have neither a result nor been stopped, in their order.</summary>
    public IEnumerable<EffectCall> OpenCalls => _calls.Where(call => call.IsOpen).Select(call => call.Call);

    /// <summary>What the code came to, once it has ended.</summary>
    public Task<TResult>? Result { get; private set; }

    /// <summary>Starts the code.</summary>
    public void Begin(Func<Task<TResult>> code) => Pump(() => Result = code());

    /// <summary>Gives the code one event; it runs until it waits again.</summary>
    public void Apply(HistoryEvent recorded)
    {
        Now = recorded.At;
        Pump(() =>
        {
            if (recorded.Number is { } number)
                Asked(number).Complete(recorded.Json);
            else
                Signal(recorded.Json);
        });
    }

    /// <summary>Whether an effect still waits for its result.</summary>
    public bool IsOpen(int number) => _calls[number].IsOpen;

    /// <summary>Takes something from outside.</summary>
    protected virtual void Signal(string json) => throw new NotSupportedException("This code takes no signals.");

    /// <summary>Asks for an effect.</summary>
    /// <returns>Its result, and what ends it early.</returns>
    protected (Task<T> Result, Action<string> Complete) Ask<T>(string kind, string key, object argument)
    {
        if (SynchronizationContext.Current != _pump)
            throw new InvalidOperationException("the code left its orchestration");
        var input = JsonSerializer.Serialize(argument, argument.GetType(), options);
        var call = new EffectCall(_calls.Count, kind, key, input, Now);
        if (call.Number == issued.Count)
            issued.Add(call);
        else if (issued[call.Number].Fingerprint != call.Fingerprint)
            throw new NondeterminismException($"was {issued[call.Number].Fingerprint}, is {call.Fingerprint}");
        var open = new OpenCall<T>(call, options);
        _calls.Add(open);
        return (open.Result, open.Complete);
    }

    OpenCall Asked(int number) => number < _calls.Count
        ? _calls[number]
        : throw new NondeterminismException($"effect {number} has a result, and is not asked for");

    void Pump(Action action)
    {
        _pump.Run(action);
        if (Result is { IsFaulted: true } failed)
            failed.GetAwaiter().GetResult();
    }
}
