using Coordinator.Client.Interactive;

namespace Coordinator.Client;

/// <content>Transactions, whole and interactive.</content>
public sealed partial class CoordinatorClient
{
    /// <summary>Begins to put a transaction together that is sent in one request.</summary>
    /// <param name="id">Its idempotency key; null for one made for it.</param>
    public TransactionBuilder Transaction(string? id = null) => new(_connection, Transactions, id);

    /// <summary>
    /// Begins a transaction that reads, decides and then writes. Nothing happens at the server until it is committed;
    /// then what it read must still be true. After a conflict all of it has to be done again, with fresh reads: see
    /// <see cref="RunAsync{T}"/>.
    /// </summary>
    /// <param name="id">Its idempotency key; null for one made for it.</param>
    public InteractiveTransaction Begin(string? id = null) => new(_connection, Items, Transactions, id);

    /// <summary>
    /// Runs a transaction that reads, decides and writes, commits it, and runs it again with fresh reads when others
    /// were in its way. It takes effect exactly once, or the exception says that it did not, or that nobody knows.
    /// </summary>
    /// <typeparam name="T">What it gives.</typeparam>
    /// <param name="body">
    /// What to do. It may run several times, so it must not do anything that cannot be done twice, other than by the
    /// transaction that it is given.
    /// </param>
    /// <param name="limits">How often; null for those of the options.</param>
    /// <param name="cancellation">Gives up; a commit under way is then in doubt.</param>
    /// <exception cref="TransactionAbortedException">
    /// Nothing happened: an operation failed, or others were in the way too often.
    /// </exception>
    /// <exception cref="TransactionInDoubtException">Nobody knows. It is not run again.</exception>
    /// <exception cref="CoordinatorException">A request was refused.</exception>
    public Task<T> RunAsync<T>(
        Func<InteractiveTransaction, Task<T>> body, RunLimits? limits = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(body);
        var options = _connection.Options;
        return new ConflictLoop(limits ?? options.Conflicts, options.Time).RunAsync(() => Begin(), body, cancellation);
    }

    /// <summary>The same for a transaction that gives nothing.</summary>
    /// <param name="body">What to do; it may run several times.</param>
    /// <param name="limits">How often; null for those of the options.</param>
    /// <param name="cancellation">Gives up; a commit under way is then in doubt.</param>
    /// <exception cref="TransactionAbortedException">Nothing happened.</exception>
    /// <exception cref="TransactionInDoubtException">Nobody knows. It is not run again.</exception>
    /// <exception cref="CoordinatorException">A request was refused.</exception>
    public Task RunAsync(
        Func<InteractiveTransaction, Task> body, RunLimits? limits = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(body);
        return RunAsync(
            async transaction =>
            {
                await body(transaction);
                return true;
            },
            limits, cancellation);
    }
}
