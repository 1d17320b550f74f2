using Coordinator.Core.Model;

namespace Coordinator.Core.Rows;

/// <summary>The outcome of a transaction, at its home slot.</summary>
public sealed record OutcomeKey(TransactionId Transaction) : RowKey;
