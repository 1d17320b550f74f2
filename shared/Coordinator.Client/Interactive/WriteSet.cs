using System.Text.Json;
using Coordinator.Contracts.Transactions;

namespace Coordinator.Client.Interactive;

/// <summary>What an interactive transaction will write, and what its own reads see of that.</summary>
sealed class WriteSet
{
    readonly List<OperationBody> _operations = [];
    readonly Dictionary<string, JsonElement?> _values = new(StringComparer.Ordinal);
    readonly HashSet<string> _changed = new(StringComparer.Ordinal);

    /// <summary>Whether there is nothing to write.</summary>
    public bool IsEmpty => _operations.Count == 0;

    /// <summary>The first item that is written; null when there is none.</summary>
    public string? FirstItem => _operations.FirstOrDefault(operation => operation.Item is not null)?.Item;

    /// <summary>
    /// Sets or deletes an item as a whole: what was to be done with it before does not count any more.
    /// </summary>
    /// <param name="operation">A put or a delete.</param>
    public void Replace(OperationBody operation)
    {
        _operations.RemoveAll(earlier => earlier.Item == operation.Item);
        _operations.Add(operation);
        _values[operation.Item!] = operation.Value;
        _changed.Remove(operation.Item!);
    }

    /// <summary>Changes an item by what it will hold then, which only the server sees.</summary>
    /// <param name="operation">An add or a merge.</param>
    public void Change(OperationBody operation)
    {
        _operations.Add(operation);
        _changed.Add(operation.Item!);
    }

    /// <summary>Adds what is about no item.</summary>
    public void Publish(OperationBody operation) => _operations.Add(operation);

    /// <summary>Whether the item was set or deleted here, and then its value; null when it was deleted.</summary>
    /// <exception cref="InvalidOperationException">It was changed by an add or a merge.</exception>
    public bool TryRead(string item, out JsonElement? value)
    {
        if (_changed.Contains(item))
            throw new InvalidOperationException(
                $"{item} was changed by Add or Merge in this transaction: only the server knows its value, at the "
                + "commit. Read it before, or use Put.");
        return _values.TryGetValue(item, out value);
    }

    /// <summary>
    /// The operations, under the condition that what was read is as it was: of items that are written, at their first
    /// operation; of the others, by checks. A write that hangs on a read is never done on a stale one (no write skew).
    /// </summary>
    public IReadOnlyList<OperationBody> Guarded(ReadSet reads)
    {
        var guarded = new HashSet<string>(StringComparer.Ordinal);
        var operations = _operations.ConvertAll(operation =>
            operation.Item is { } item && guarded.Add(item) && reads.ConditionOf(item) is { } condition
                ? operation with { If = condition }
                : operation);
        return [.. operations, .. reads.ChecksExcept(guarded)];
    }
}
