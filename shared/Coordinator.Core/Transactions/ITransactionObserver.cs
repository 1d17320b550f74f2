namespace Coordinator.Core.Transactions;

/// <summary>
/// Watches transactions run, to measure and to show them. It decides nothing: what it is told has happened already,
/// or happens whatever it does. It must not throw and must not block; the protocol does not guard against it.
/// </summary>
public interface ITransactionObserver
{
    /// <summary>A run begins.</summary>
    /// <param name="request">What is to be run.</param>
    /// <returns>Who watches this run.</returns>
    IRunObserver Begin(TransactionRequest request);
}
