using System.Collections.Immutable;
using Coordinator.TestKit.Checkers.Histories;

namespace Coordinator.TestKit.Checkers.ListAppend;

/// <summary>Writes down which transactions on lists clients ask for and what they are told.</summary>
/// <param name="time">The one clock of the history.</param>
public sealed class HistoryRecorder(TimeProvider time)
{
    readonly OperationHistory<ListSteps, ListSteps> _history = new(time);

    /// <summary>A client that has not done anything yet.</summary>
    public int NewProcess() => _history.NewProcess();

    /// <summary>Records that a client asks for something; called before anything is sent.</summary>
    /// <param name="process">
    /// The client. After a transaction that ended unknown, or has not ended, it may not ask again: a new one has to.
    /// </param>
    /// <param name="asked">What it asks for; what reads find is not known yet.</param>
    public OpenTransaction Begin(int process, params IEnumerable<MicroOperation> asked) =>
        new(_history.Begin(process, new ListSteps([.. asked])));

    /// <summary>All transactions so far, in the order in which they were asked for; open ones are unknown.</summary>
    public ImmutableArray<ObservedTransaction> History() => [.. _history.History().Select(Transaction)];

    /// <summary>Writes one line a transaction.</summary>
    public void WriteTo(TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        foreach (var transaction in History())
            writer.WriteLine(transaction);
    }

    static ObservedTransaction Transaction(ObservedOperation<ListSteps, ListSteps> observed) => new()
    {
        Number = observed.Number,
        Process = observed.Process,
        InvokedAt = observed.InvokedAt,
        CompletedAt = observed.CompletedAt,
        Status = observed.Status,
        Operations = (observed.Output ?? observed.Input).Operations,
    };
}
