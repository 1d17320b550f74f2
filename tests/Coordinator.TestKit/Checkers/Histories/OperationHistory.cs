using System.Collections.Immutable;

namespace Coordinator.TestKit.Checkers.Histories;

/// <summary>
/// Writes down what clients ask for and are told. Safe for any number of threads: times are strictly increasing in
/// the order in which things were recorded, so that what came before what is never a matter of the clock's resolution.
/// </summary>
/// <param name="time">The one clock of the history.</param>
/// <typeparam name="TInput">What is asked for.</typeparam>
/// <typeparam name="TOutput">What is answered.</typeparam>
public sealed class OperationHistory<TInput, TOutput>(TimeProvider time)
{
    readonly Lock _lock = new();
    readonly List<OpenOperation<TInput, TOutput>> _operations = [];
    readonly Dictionary<int, OpenOperation<TInput, TOutput>> _lastOf = [];
    readonly long _start = time.GetTimestamp();
    long _last;
    int _processes;

    /// <summary>A client that has not done anything yet.</summary>
    public int NewProcess()
    {
        lock (_lock)
            return _processes++;
    }

    /// <summary>Records that a client asks for something; called before anything is sent.</summary>
    /// <param name="process">
    /// The client. After something that ended unknown, or has not ended, it may not ask again: a new one has to.
    /// </param>
    /// <param name="input">What it asks for.</param>
    public OpenOperation<TInput, TOutput> Begin(int process, TInput input)
    {
        lock (_lock)
        {
            if (_lastOf.TryGetValue(process, out var last) && last.IsUnknown)
                throw new InvalidOperationException($"Process {process} does not know yet what became of {last}.");
            var begun = new OpenOperation<TInput, TOutput>(this, new ObservedOperation<TInput, TOutput>
            {
                Number = _operations.Count + 1,
                Process = process,
                InvokedAt = NextTicks(),
                Status = CompletionStatus.Info,
                Input = input,
            });
            _operations.Add(begun);
            _lastOf[process] = begun;
            return begun;
        }
    }

    /// <summary>Everything so far, in the order in which it was asked for; what is still open is unknown.</summary>
    public ImmutableArray<ObservedOperation<TInput, TOutput>> History()
    {
        lock (_lock)
            return [.. _operations.Select(one => one.Observed).OrderBy(operation => operation.InvokedAt)];
    }

    /// <summary>Writes one line an operation.</summary>
    public void WriteTo(TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        foreach (var operation in History())
            writer.WriteLine(operation);
    }

    /// <summary>The history, one line an operation.</summary>
    public override string ToString() => string.Join('\n', History());

    internal void Add(ObservedOperation<TInput, TOutput> learned)
    {
        lock (_lock)
        {
            _operations.Add(new OpenOperation<TInput, TOutput>(
                this, learned with { Number = _operations.Count + 1, Process = _processes++ }));
        }
    }

    internal void Complete(Action<long> complete)
    {
        lock (_lock)
            complete(NextTicks());
    }

    long NextTicks() => _last = Math.Max(_last + 1, time.GetElapsedTime(_start).Ticks);
}
