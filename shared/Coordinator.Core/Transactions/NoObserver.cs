using System.Collections.Immutable;
using Coordinator.Core.Model;
using Coordinator.Core.Recovery;

namespace Coordinator.Core.Transactions;

/// <summary>Nobody watches: for simulations, and for runs that are replayed.</summary>
public sealed class NoObserver : ITransactionObserver, IRunObserver
{
    NoObserver()
    {
    }

    /// <summary>The one there is.</summary>
    public static NoObserver Instance { get; } = new();

    /// <inheritdoc />
    public IRunObserver Begin(TransactionRequest request) => this;

    /// <inheritdoc />
    public IDisposable? Enter(RunPhase phase) => null;

    /// <inheritdoc />
    public void Planned(TransactionId id, TransactionPlan plan, ImmutableArray<SlotId> slots)
    {
    }

    /// <inheritdoc />
    public void Conflicted(ItemName item, Verdict? holder)
    {
    }

    /// <inheritdoc />
    public void Answered(TransactionAnswer answer)
    {
    }

    /// <inheritdoc />
    public void Dispose()
    {
    }
}
