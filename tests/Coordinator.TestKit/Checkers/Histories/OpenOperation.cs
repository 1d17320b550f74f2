namespace Coordinator.TestKit.Checkers.Histories;

/// <summary>
/// Something that was asked for. It ends once, or never: then it is unknown, as when its client crashed.
/// </summary>
/// <typeparam name="TInput">What is asked for.</typeparam>
/// <typeparam name="TOutput">What is answered.</typeparam>
public sealed class OpenOperation<TInput, TOutput>
{
    readonly OperationHistory<TInput, TOutput> _history;

    internal OpenOperation(OperationHistory<TInput, TOutput> history, ObservedOperation<TInput, TOutput> observed)
    {
        _history = history;
        Observed = observed;
    }

    /// <summary>What is known of it so far.</summary>
    public ObservedOperation<TInput, TOutput> Observed { get; private set; }

    internal bool IsUnknown => Observed.Status == CompletionStatus.Info;

    /// <summary>It happened, and this was the answer.</summary>
    public void Ok(TOutput output) => Complete(CompletionStatus.Ok, output);

    /// <summary>It has not happened and never will.</summary>
    public void Fail() => Complete(CompletionStatus.Fail, default);

    /// <summary>Nobody knows; its client must not ask for anything more.</summary>
    public void Info() => Complete(CompletionStatus.Info, default);

    /// <summary>
    /// Adds what the answer told beside what had been asked for. That counts as asked by another client, which was
    /// answered at the same times.
    /// </summary>
    public void AlsoTold(TInput input, TOutput output) => _history.Add(Observed with
    {
        Status = CompletionStatus.Ok,
        Input = input,
        Output = output,
    });

    /// <inheritdoc />
    public override string ToString() => Observed.ToString();

    void Complete(CompletionStatus status, TOutput? output) => _history.Complete(now =>
    {
        if (Observed.CompletedAt is not null)
            throw new InvalidOperationException($"{Observed.Name} has ended already.");
        Observed = Observed with { CompletedAt = now, Status = status, Output = output };
    });
}
