using System.Collections.Immutable;
using Coordinator.TestKit.Checkers.Histories;

namespace Coordinator.TestKit.Checkers.ListAppend;

/// <summary>
/// A transaction that was asked for. It ends once, or never: then it is unknown, as when its client crashed.
/// </summary>
public sealed class OpenTransaction
{
    readonly OpenOperation<ListSteps, ListSteps> _operation;

    internal OpenTransaction(OpenOperation<ListSteps, ListSteps> operation) => _operation = operation;

    ObservedOperation<ListSteps, ListSteps> Observed => _operation.Observed;

    /// <summary>It happened.</summary>
    /// <param name="done">What was asked for, with what the reads found.</param>
    public void Ok(params IEnumerable<MicroOperation> done)
    {
        var operations = done.ToImmutableArray();
        if (!operations.Select(Shape).SequenceEqual(Observed.Input.Operations.Select(Shape)))
            throw new ArgumentException($"{Observed.Name} was asked for something else.", nameof(done));
        _operation.Ok(new ListSteps(operations));
    }

    /// <summary>It has not happened and never will.</summary>
    public void Fail() => _operation.Fail();

    /// <summary>It was refused because of what lists held, and the refusal tells what that was.</summary>
    /// <param name="told">
    /// That counts as a read by another client, which asked and was answered at the same times.
    /// </param>
    public void Refuse(params IEnumerable<ReadList> told)
    {
        var reads = new ListSteps([.. told]);
        Fail();
        if (!reads.Operations.IsEmpty)
            _operation.AlsoTold(reads, reads);
    }

    /// <summary>Nobody knows; its client must not ask for anything more.</summary>
    public void Info() => _operation.Info();

    /// <inheritdoc />
    public override string ToString() => _operation.ToString();

    static MicroOperation Shape(MicroOperation operation) =>
        operation is ReadList read ? read with { Values = null } : operation;
}
