using System.Collections.Immutable;
using Coordinator.Core.Model;
using Coordinator.Core.Recovery;

namespace Coordinator.Core.Transactions;

/// <summary>
/// Watches one run of a transaction. Calls come one after the other, but the last phase, the finish, comes after the
/// answer and perhaps from another thread. Disposed when the run is over; without an answer before, it failed.
/// </summary>
public interface IRunObserver : IDisposable
{
    /// <summary>A phase begins.</summary>
    /// <returns>Ends the phase when it is disposed; null when nobody wants to know.</returns>
    IDisposable? Enter(RunPhase phase);

    /// <summary>An attempt is laid out, and nothing of it is sent yet.</summary>
    /// <param name="id">The transaction; a server's id differs from attempt to attempt.</param>
    /// <param name="plan">The way that it takes.</param>
    /// <param name="slots">The slots that take part.</param>
    void Planned(TransactionId id, TransactionPlan plan, ImmutableArray<SlotId> slots);

    /// <summary>Another transaction was in the way at an item.</summary>
    /// <param name="item">The item.</param>
    /// <param name="holder">What became of the one that held it; null when it was only changed meanwhile.</param>
    void Conflicted(ItemName item, Verdict? holder);

    /// <summary>The run has its answer, which goes to the client next.</summary>
    void Answered(TransactionAnswer answer);
}
