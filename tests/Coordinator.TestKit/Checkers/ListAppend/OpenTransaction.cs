using System.Collections.Immutable;

namespace Coordinator.TestKit.Checkers.ListAppend;

/// <summary>
/// A transaction that was asked for. It ends once, or never: then it is unknown, as when its client crashed.
/// </summary>
public sealed class OpenTransaction
{
    readonly HistoryRecorder _recorder;

    internal OpenTransaction(HistoryRecorder recorder, ObservedTransaction observed)
    {
        _recorder = recorder;
        Observed = observed;
    }

    internal ObservedTransaction Observed { get; private set; }

    internal bool IsUnknown => Observed.Status == CompletionStatus.Info;

    /// <summary>It happened.</summary>
    /// <param name="done">What was asked for, with what the reads found.</param>
    public void Ok(params IEnumerable<MicroOperation> done)
    {
        var operations = done.ToImmutableArray();
        if (!operations.Select(Shape).SequenceEqual(Observed.Operations.Select(Shape)))
            throw new ArgumentException($"{Observed.Name} was asked for something else.", nameof(done));
        Complete(CompletionStatus.Ok, operations);
    }

    /// <summary>It has not happened and never will.</summary>
    public void Fail() => Complete(CompletionStatus.Fail, Observed.Operations);

    /// <summary>It was refused because of what lists held, and the refusal tells what that was.</summary>
    /// <param name="told">
    /// That counts as a read by another client, which asked and was answered at the same times.
    /// </param>
    public void Refuse(params IEnumerable<ReadList> told)
    {
        var reads = told.ToImmutableArray<MicroOperation>();
        Fail();
        if (!reads.IsEmpty)
            _recorder.Add(Observed, reads);
    }

    /// <summary>Nobody knows; its client must not ask for anything more.</summary>
    public void Info() => Complete(CompletionStatus.Info, Observed.Operations);

    /// <inheritdoc />
    public override string ToString() => Observed.ToString();

    static MicroOperation Shape(MicroOperation operation) =>
        operation is ReadList read ? read with { Values = null } : operation;

    void Complete(CompletionStatus status, ImmutableArray<MicroOperation> operations) => _recorder.Complete(now =>
    {
        if (Observed.CompletedAt is not null)
            throw new InvalidOperationException($"{Observed.Name} has ended already.");
        Observed = Observed with { CompletedAt = now, Status = status, Operations = operations };
    });
}
