using System.Text.Json;
using Coordinator.Client.Http;
using Coordinator.Contracts.Transactions;

namespace Coordinator.Client;

/// <summary>
/// Puts one transaction together: operations that happen together or not at all. It has an id from the start, so that
/// committing it once more, after whatever fault, gets the first one's answer. Not for several threads.
/// </summary>
/// <example>
/// <code>
/// await client.Transaction()
///     .Add("accounts/alice", "/balance", -10, min: 0)
///     .Add("accounts/bob", "/balance", 10)
///     .Put("orders/4711", order).IfMissing()
///     .CommitAsync();
/// </code>
/// </example>
public sealed class TransactionBuilder
{
    readonly ApiConnection _connection;
    readonly TransactionsClient _transactions;
    readonly OperationList _operations;
    readonly string? _id;
    string? _made;
    FenceBody? _fence;
    int? _timeoutMs;

    internal TransactionBuilder(ApiConnection connection, TransactionsClient transactions, string? id)
    {
        _connection = connection;
        _transactions = transactions;
        _operations = new OperationList();
        _id = id;
    }

    /// <summary>Its id: the caller's, or the one that was made when it was first asked for or sent.</summary>
    public string Id => _id ?? (_made ??= NewId());

    /// <summary>Sets an item's whole value.</summary>
    /// <typeparam name="T">The value's type; it becomes a JSON object.</typeparam>
    /// <param name="item"><c>collection/key</c>.</param>
    /// <param name="value">The value.</param>
    public TransactionBuilder Put<T>(string item, T value) =>
        With(OperationBody.Put(item, _connection.ToElement(value)));

    /// <summary>Merges a patch into an item (RFC 7396): members that are null are removed.</summary>
    /// <typeparam name="T">The patch's type; it becomes a JSON object.</typeparam>
    /// <param name="item"><c>collection/key</c>.</param>
    /// <param name="patch">
    /// The patch. A null is sent only if the options' JSON writes nulls; a <see cref="JsonElement"/>
    /// goes as it is.
    /// </param>
    public TransactionBuilder Merge<T>(string item, T patch) =>
        With(OperationBody.Merge(item, _connection.ToElement(patch)));

    /// <summary>Adds to a number of an item; what is missing counts as 0.</summary>
    /// <param name="item"><c>collection/key</c>.</param>
    /// <param name="path">A JSON pointer (RFC 6901) to the number.</param>
    /// <param name="by">What is added.</param>
    /// <param name="min">The least allowed sum; null for none.</param>
    /// <param name="max">The greatest allowed sum; null for none.</param>
    public TransactionBuilder Add(string item, string path, decimal by, decimal? min = null, decimal? max = null) =>
        With(OperationBody.Add(item, path, by, min, max));

    /// <summary>Deletes an item.</summary>
    /// <param name="item"><c>collection/key</c>.</param>
    public TransactionBuilder Delete(string item) => With(OperationBody.Delete(item));

    /// <summary>Only checks an item; what has to hold follows, as <c>.IfExists()</c>.</summary>
    /// <param name="item"><c>collection/key</c>.</param>
    public TransactionBuilder Check(string item) => With(OperationBody.Check(item, new ConditionBody()));

    /// <summary>Reads an item as it was before the transaction; the result has its value.</summary>
    /// <param name="item"><c>collection/key</c>.</param>
    public TransactionBuilder Read(string item) => With(OperationBody.Read(item));

    /// <summary>Publishes a message if the transaction commits.</summary>
    /// <typeparam name="T">The message's type; it becomes any JSON.</typeparam>
    /// <param name="topic">Its topic.</param>
    /// <param name="value">The message.</param>
    public TransactionBuilder Publish<T>(string topic, T value) =>
        With(OperationBody.Publish(topic, _connection.ToElement(value)));

    /// <summary>Adds an operation of the wire.</summary>
    /// <param name="operation">The operation.</param>
    public TransactionBuilder With(OperationBody operation)
    {
        _operations.Add(operation);
        return this;
    }

    /// <summary>The operation before this happens only if its item exists before the transaction.</summary>
    public TransactionBuilder IfExists() => If(condition => condition with { Exists = true });

    /// <summary>The operation before this happens only if its item does not exist before the transaction.</summary>
    public TransactionBuilder IfMissing() => If(condition => condition with { Exists = false });

    /// <summary>The operation before this happens only if its item has a version before the transaction.</summary>
    /// <param name="version">The version; 0 for an item that does not exist.</param>
    public TransactionBuilder IfVersion(long version) => If(condition => condition with { Version = version });

    /// <summary>The operation before this happens only if its item holds a value before the transaction.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <param name="path">A JSON pointer (RFC 6901).</param>
    /// <param name="value">The value; null also holds where nothing is.</param>
    public TransactionBuilder IfEquals<T>(string path, T value) => If(condition => condition with
    {
        Values = new Dictionary<string, JsonElement>(
            condition.Values ?? new Dictionary<string, JsonElement>())
        {
            [path] = _connection.ToElement(value),
        },
    });

    /// <summary>The result of the operation before this carries the item's new value.</summary>
    public TransactionBuilder Return()
    {
        _operations.ChangeLast(operation => operation with { Return = true });
        return this;
    }

    /// <summary>It happens only if the lock's token is the newest.</summary>
    /// <param name="fence">Of a lock that is held.</param>
    public TransactionBuilder Under(FenceBody fence)
    {
        _fence = fence;
        return this;
    }

    /// <summary>How long the server retries conflicts, 1 to 30 000 ms; 5 s by default.</summary>
    /// <param name="timeout">How long.</param>
    public TransactionBuilder Timeout(TimeSpan timeout)
    {
        _timeoutMs = (int)timeout.TotalMilliseconds;
        return this;
    }

    /// <summary>What will be sent.</summary>
    /// <exception cref="InvalidOperationException">It has no operations, or a check without a condition.</exception>
    public TransactionBody Build() => new()
    {
        Id = Id,
        Operations = _operations.Checked(),
        Fence = _fence,
        TimeoutMs = _timeoutMs,
    };

    /// <summary>Commits it; while its outcome is unknown it is repeated under its id.</summary>
    /// <param name="cancellation">Gives up; it is then in doubt.</param>
    /// <exception cref="TransactionAbortedException">Nothing has happened; it tells whether that is final.</exception>
    /// <exception cref="TransactionInDoubtException">Nobody knows.</exception>
    /// <exception cref="CoordinatorException">It was refused before anything was tried.</exception>
    public async Task<TransactionResult> CommitAsync(CancellationToken cancellation = default) =>
        (await TryCommitAsync(cancellation)).Required;

    /// <summary>The same, with a refusal or an abort as a value.</summary>
    /// <param name="cancellation">Gives up; it is then in doubt.</param>
    /// <exception cref="TransactionInDoubtException">Nobody knows.</exception>
    public Task<TransactionReply> TryCommitAsync(CancellationToken cancellation = default) =>
        _transactions.DecideAsync(Build(), cancellation);

    /// <summary>Tells what would happen, and how; nothing is written.</summary>
    /// <param name="cancellation">Gives up.</param>
    public Task<TransactionReply> DryRunAsync(CancellationToken cancellation = default) =>
        _transactions.RunAsync(Build(), new RunOptions { DryRun = true, Explain = true }, cancellation);

    /// <summary>Hands it over, to be run without its caller: <see cref="TransactionsClient.WaitAsync"/>.</summary>
    /// <param name="cancellation">Gives up; it may have been taken.</param>
    /// <exception cref="CoordinatorException">It was refused.</exception>
    public async Task<TransactionAcceptedBody> SubmitAsync(CancellationToken cancellation = default) =>
        (await _transactions.SubmitAsync(Build(), cancellation)).Required;

    TransactionBuilder If(Func<ConditionBody, ConditionBody> add)
    {
        _operations.ChangeLast(operation => operation with { If = add(operation.If ?? new ConditionBody()) });
        return this;
    }

    string NewId() =>
        _operations.FirstItem is { } item ? _connection.Options.NewIdNear(item) : _connection.Options.NewId();
}
