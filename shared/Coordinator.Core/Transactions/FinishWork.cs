using System.Collections.Immutable;
using Coordinator.Core.Effects;
using Coordinator.Core.Model;

namespace Coordinator.Core.Transactions;

/// <summary>
/// What is left to do for a committed attempt after its client was answered: ready batches, so that no read is needed.
/// </summary>
/// <param name="Attempt">The attempt.</param>
/// <param name="Home">One batch for each home replica; all of them come first (iii).</param>
/// <param name="Others">One batch for each replica of the other slots.</param>
public sealed record FinishWork(Attempt Attempt, ImmutableArray<Batch> Home, ImmutableArray<Batch> Others)
{
    /// <summary>Who watched the run that left it.</summary>
    public IRunObserver Watch { get; init; } = NoObserver.Instance;

    /// <summary>Storage requests that it takes when nothing goes wrong.</summary>
    public int Requests => Home.Length + Others.Length;
}
