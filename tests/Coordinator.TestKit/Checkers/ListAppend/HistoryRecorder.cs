using System.Collections.Immutable;

namespace Coordinator.TestKit.Checkers.ListAppend;

/// <summary>
/// Writes down what clients ask for and are told. Safe for any number of threads: times are strictly increasing in
/// the order in which things were recorded, so that what came before what is never a matter of the clock's resolution.
/// </summary>
/// <param name="time">The one clock of the history.</param>
public sealed class HistoryRecorder(TimeProvider time)
{
    readonly Lock _lock = new();
    readonly List<OpenTransaction> _transactions = [];
    readonly Dictionary<int, OpenTransaction> _lastOf = [];
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
    /// The client. After a transaction that ended unknown, or has not ended, it may not ask again: a new one has to.
    /// </param>
    /// <param name="asked">What it asks for; what reads find is not known yet.</param>
    public OpenTransaction Begin(int process, params IEnumerable<MicroOperation> asked)
    {
        lock (_lock)
        {
            if (_lastOf.TryGetValue(process, out var last) && last.IsUnknown)
                throw new InvalidOperationException($"Process {process} does not know yet what became of {last}.");
            var begun = new OpenTransaction(this, new ObservedTransaction
            {
                Number = _transactions.Count + 1,
                Process = process,
                InvokedAt = NextTicks(),
                Status = CompletionStatus.Info,
                Operations = [.. asked],
            });
            _transactions.Add(begun);
            _lastOf[process] = begun;
            return begun;
        }
    }

    /// <summary>All transactions so far, in the order in which they were asked for; open ones are unknown.</summary>
    public ImmutableArray<ObservedTransaction> History()
    {
        lock (_lock)
            return
            [
                .. _transactions.Select(transaction => transaction.Observed)
                    .OrderBy(transaction => transaction.InvokedAt),
            ];
    }

    /// <summary>Writes one line a transaction.</summary>
    public void WriteTo(TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        foreach (var transaction in History())
            writer.WriteLine(transaction);
    }

    /// <summary>Adds what a client learned beside the answer that it had asked for.</summary>
    internal void Add(ObservedTransaction refused, ImmutableArray<MicroOperation> learned)
    {
        lock (_lock)
        {
            _transactions.Add(new OpenTransaction(this, refused with
            {
                Number = _transactions.Count + 1,
                Process = _processes++,
                Status = CompletionStatus.Ok,
                Operations = learned,
            }));
        }
    }

    internal void Complete(Action<long> complete)
    {
        lock (_lock)
            complete(NextTicks());
    }

    long NextTicks() => _last = Math.Max(_last + 1, time.GetElapsedTime(_start).Ticks);
}
