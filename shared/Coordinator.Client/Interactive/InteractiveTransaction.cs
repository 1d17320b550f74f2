using System.Text.Json;
using Coordinator.Client.Http;
using Coordinator.Client.Interactive;
using Coordinator.Contracts.Problems;
using Coordinator.Contracts.Transactions;

namespace Coordinator.Client;

/// <summary>
/// A transaction that reads, decides and then writes (optimistic concurrency control). It notes the version of each
/// item that it reads, also that one is not there, and commits its writes on condition that all of them are still so.
/// It sees its own writes. Until it is committed nothing happens at the server, and to leave it needs nothing. Not for
/// several threads.
/// </summary>
public sealed class InteractiveTransaction : IAsyncDisposable
{
    /// <summary>
    /// A version tells two states of an item apart for an hour at least after a deletion; a decision that old has to be
    /// made anew.
    /// </summary>
    static readonly TimeSpan LongestAge = TimeSpan.FromMinutes(30);

    readonly ApiConnection _connection;
    readonly long _begun;
    readonly ItemsClient _items;
    readonly TransactionsClient _transactions;
    readonly ReadSet _reads = new();
    readonly WriteSet _writes = new();
    FenceBody? _fence;
    string? _id;

    internal InteractiveTransaction(
        ApiConnection connection, ItemsClient items, TransactionsClient transactions, string? id)
    {
        _connection = connection;
        _items = items;
        _transactions = transactions;
        _begun = connection.Options.Time.GetTimestamp();
        _id = id;
    }

    /// <summary>
    /// Its idempotency key: the caller's, or one that is made when its writes are committed; null before.
    /// </summary>
    public string? Id => _id;

    /// <summary>Whether it was committed, or left.</summary>
    public bool IsEnded { get; private set; }

    internal bool HasReadsOfDifferentMoments => _reads.IsOfDifferentMoments;

    /// <summary>Nothing to write, and what was read, if anything, was true when it was read.</summary>
    bool HasNothingToCheck =>
        _writes.IsEmpty && (_reads.IsEmpty || (_fence is null && !_reads.IsOfDifferentMoments));

    /// <summary>Reads an item that has to be there.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <param name="item"><c>collection/key</c>.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="KeyNotFoundException">It does not exist.</exception>
    /// <exception cref="CoordinatorException">The read is refused.</exception>
    public async Task<T> GetAsync<T>(string item, CancellationToken cancellation = default) =>
        await LookAsync(item, cancellation) is { } value
            ? _connection.FromElement<T>(value, item)
            : throw new KeyNotFoundException($"{item} does not exist.");

    /// <summary>Reads an item; the type's default, null for a class, when it does not exist.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <param name="item"><c>collection/key</c>.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="CoordinatorException">The read is refused.</exception>
    public async Task<T?> FindAsync<T>(string item, CancellationToken cancellation = default) =>
        await LookAsync(item, cancellation) is { } value ? _connection.FromElement<T>(value, item) : default;

    /// <summary>
    /// Reads several items of one moment in one request; those read before, or written here, are as they were.
    /// <see cref="GetAsync{T}"/> and <see cref="FindAsync{T}"/> find them then without asking.
    /// </summary>
    /// <param name="items"><c>collection/key</c> each.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="CoordinatorException">The read is refused.</exception>
    public async Task LoadAsync(IReadOnlyList<string> items, CancellationToken cancellation = default)
    {
        EnsureOpen();
        var missing = items.Where(item => _reads.Find(item) is null).Distinct(StringComparer.Ordinal).ToList();
        if (missing.Count == 0)
            return;
        var snapshot = (await _items.ReadAsync(missing, consistency: null, cancellation)).Required;
        _reads.Note(snapshot.Items.Select(found =>
            new ReadItem(found.Item, found.Version, found.Version == 0 ? null : found.Value)));
    }

    /// <summary>Sets an item's whole value.</summary>
    /// <typeparam name="T">The value's type; it becomes a JSON object.</typeparam>
    /// <param name="item"><c>collection/key</c>.</param>
    /// <param name="value">The value.</param>
    public void Put<T>(string item, T value)
    {
        EnsureOpen();
        _writes.Replace(OperationBody.Put(item, _connection.ToElement(value)));
    }

    /// <summary>Deletes an item.</summary>
    /// <param name="item"><c>collection/key</c>.</param>
    public void Delete(string item)
    {
        EnsureOpen();
        _writes.Replace(OperationBody.Delete(item));
    }

    /// <summary>
    /// Adds to a number of an item at the commit, without reading it: others that add at the same time are not in the
    /// way. It cannot be read here afterwards.
    /// </summary>
    /// <param name="item"><c>collection/key</c>.</param>
    /// <param name="path">A JSON pointer (RFC 6901) to the number.</param>
    /// <param name="by">What is added.</param>
    /// <param name="min">The least allowed sum; null for none.</param>
    /// <param name="max">The greatest allowed sum; null for none.</param>
    public void Add(string item, string path, decimal by, decimal? min = null, decimal? max = null)
    {
        EnsureOpen();
        _writes.Change(OperationBody.Add(item, path, by, min, max));
    }

    /// <summary>Merges a patch into an item at the commit (RFC 7396). It cannot be read here afterwards.</summary>
    /// <typeparam name="T">The patch's type; it becomes a JSON object.</typeparam>
    /// <param name="item"><c>collection/key</c>.</param>
    /// <param name="patch">The patch.</param>
    public void Merge<T>(string item, T patch)
    {
        EnsureOpen();
        _writes.Change(OperationBody.Merge(item, _connection.ToElement(patch)));
    }

    /// <summary>Publishes a message if the transaction commits.</summary>
    /// <typeparam name="T">The message's type; it becomes any JSON.</typeparam>
    /// <param name="topic">Its topic.</param>
    /// <param name="value">The message.</param>
    public void Publish<T>(string topic, T value)
    {
        EnsureOpen();
        _writes.Publish(OperationBody.Publish(topic, _connection.ToElement(value)));
    }

    /// <summary>It happens only if the lock's token is the newest.</summary>
    /// <param name="fence">Of a lock that is held.</param>
    public void Under(FenceBody fence) => _fence = fence;

    /// <summary>
    /// Commits: all writes happen, and what was read was true at that moment; or nothing happens. While the outcome is
    /// unknown it is repeated under its id. Without writes it checks that its reads were true at one moment.
    /// </summary>
    /// <param name="cancellation">Gives up; it is then in doubt.</param>
    /// <returns>The results; null when there was nothing to send.</returns>
    /// <exception cref="TransactionAbortedException">
    /// Nothing has happened. If it is a conflict and final, all of it can be done again, from its reads on.
    /// </exception>
    /// <exception cref="TransactionInDoubtException">Nobody knows.</exception>
    /// <exception cref="CoordinatorException">It was refused before anything was tried.</exception>
    /// <exception cref="InvalidOperationException">
    /// It was committed before, or begun more than 30 minutes ago.
    /// </exception>
    public async Task<TransactionResult?> CommitAsync(CancellationToken cancellation = default)
    {
        EnsureOpen();
        IsEnded = true;
        if (_connection.Options.Time.GetElapsedTime(_begun) > LongestAge)
            throw new InvalidOperationException(
                "This transaction was begun more than 30 minutes ago: begin another one, with fresh reads.");
        if (HasNothingToCheck)
            return null;
        if (!_writes.IsEmpty)
            _id ??= NewId();
        var transaction = new TransactionBody { Id = _id, Operations = _writes.Guarded(_reads), Fence = _fence };
        return ResultOf(await _transactions.DecideAsync(transaction, cancellation));
    }

    /// <summary>Leaves it. What was not committed does not happen.</summary>
    public ValueTask DisposeAsync()
    {
        IsEnded = true;
        return ValueTask.CompletedTask;
    }

    /// <summary>
    /// Checks that what was read was true at one moment: if not, what was concluded from it may be wrong.
    /// </summary>
    /// <exception cref="TransactionAbortedException">It was not, or is not any more.</exception>
    internal async Task CheckReadsAsync(CancellationToken cancellation)
    {
        var checks = _reads.ChecksExcept(new HashSet<string>(StringComparer.Ordinal));
        ResultOf(await _transactions.DecideAsync(new TransactionBody { Operations = [.. checks] }, cancellation));
    }

    TransactionResult ResultOf(TransactionReply reply)
    {
        var isOutdated = reply.Problem?.Operations?.Any(_reads.IsOutdatedBy) == true;
        return reply.Outcome == Outcome.Aborted && isOutdated
            ? throw new TransactionAbortedException(reply.Status, reply.Problem!, isConflict: true)
            : reply.Required;
    }

    async Task<JsonElement?> LookAsync(string item, CancellationToken cancellation)
    {
        EnsureOpen();
        if (_writes.TryRead(item, out var written))
            return written;
        if (_reads.Find(item) is { } read)
            return read.Value;
        var reply = await _items.GetAsync(item, options: null, cancellation);
        var isMissing = reply.Problem is { Type: ProblemTypes.NotFound };
        var found = isMissing ? null : reply.Required;
        _reads.Note([new ReadItem(item, found?.Version ?? 0, found?.Value)]);
        return found?.Value;
    }

    string NewId() =>
        _writes.FirstItem is { } item ? _connection.Options.NewIdNear(item) : _connection.Options.NewId();

    void EnsureOpen()
    {
        if (IsEnded)
            throw new InvalidOperationException("This transaction was committed, or left: begin another one.");
    }
}
