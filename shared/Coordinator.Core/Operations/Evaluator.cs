using System.Collections.Immutable;
using Coordinator.Core.Model;
using Coordinator.Core.Rows;

namespace Coordinator.Core.Operations;

/// <summary>Evaluates operations on the items as they were read. Pure: the same input gives the same output.</summary>
public static class Evaluator
{
    /// <summary>Evaluates all operations; a failure does not hide later ones.</summary>
    /// <param name="operations">The operations, in their order.</param>
    /// <param name="before">Each item's row without an intent; a placeholder where there is none.</param>
    public static Evaluation Evaluate(
        ImmutableArray<Operation> operations, IReadOnlyDictionary<ItemName, ItemRow> before)
    {
        ArgumentNullException.ThrowIfNull(before);
        var run = new EvaluationRun(before);
        for (var index = 0; index < operations.Length; index++)
            run.Apply(index, operations[index]);
        return run.Finish(operations);
    }

    /// <summary>The items that operations touch, each once, in their order.</summary>
    public static ImmutableArray<ItemName> ItemsOf(ImmutableArray<Operation> operations) =>
        [.. operations.OfType<ItemOperation>().Select(operation => operation.Item).Distinct()];

    /// <summary>Whether any operation changes an item or publishes.</summary>
    public static bool Writes(ImmutableArray<Operation> operations) =>
        operations.Any(operation => operation is WriteOperation or PublishOperation);
}
