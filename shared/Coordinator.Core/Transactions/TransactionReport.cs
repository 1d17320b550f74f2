namespace Coordinator.Core.Transactions;

/// <summary>The answer to a question for a transaction by its id.</summary>
/// <param name="Status">What is known.</param>
/// <param name="Answer">Id, results or failures, slots; null when unknown.</param>
public sealed record TransactionReport(TransactionStatus Status, TransactionAnswer? Answer);
