using Coordinator.Core.Sagas.Expressions;

namespace Coordinator.Core.Sagas.Definitions;

/// <summary>A transaction over items.</summary>
/// <param name="Operations">The array of its operations, as in <c>POST /api/transactions</c>.</param>
public sealed record TransactionAction(JsonTemplate Operations) : CallAction
{
    /// <inheritdoc />
    public override bool IsStored => true;
}
