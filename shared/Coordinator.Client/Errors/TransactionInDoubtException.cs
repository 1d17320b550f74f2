using Coordinator.Contracts.Problems;

namespace Coordinator.Client;

/// <summary>
/// Nobody knows yet whether a transaction committed. Do not send the same work under another id: it could happen twice.
/// Ask by its id (<see cref="TransactionsClient.WaitAsync"/>), or repeat it under its id.
/// </summary>
public sealed class TransactionInDoubtException : CoordinatorException
{
    internal TransactionInDoubtException(string id, int status, Problem? problem, Exception? inner = null)
        : base(
            $"It is not known yet whether the transaction {id} committed. Ask by its id, or repeat it under its id.",
            status, problem, inner) =>
        TransactionId = id;

    /// <summary>The transaction's id.</summary>
    public string TransactionId { get; }

    /// <inheritdoc />
    public override Outcome Outcome => Outcome.InDoubt;
}
