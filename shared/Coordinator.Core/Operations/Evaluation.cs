using System.Collections.Immutable;
using Coordinator.Core.Rows;

namespace Coordinator.Core.Operations;

/// <summary>What a transaction's operations come to on given items.</summary>
/// <param name="Items">Every item that takes part, once, in the order of the operations.</param>
/// <param name="Results">The results in the order of the operations; meaningful without failures.</param>
/// <param name="Messages">What is published on commit.</param>
/// <param name="Failures">Which operations failed; not empty means that the transaction aborts.</param>
public sealed record Evaluation(
    ImmutableArray<ItemEvaluation> Items,
    ImmutableArray<OperationResult> Results,
    ImmutableArray<PublishedMessage> Messages,
    ImmutableArray<OperationFailure> Failures);
