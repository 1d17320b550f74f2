using Coordinator.Contracts.Transactions;

namespace Coordinator.Client;

/// <summary>The operations of a transaction that is put together, in their order.</summary>
sealed class OperationList
{
    readonly List<OperationBody> _operations = [];

    /// <summary>The first item that is named; null when there is none.</summary>
    public string? FirstItem => _operations.FirstOrDefault(operation => operation.Item is not null)?.Item;

    public void Add(OperationBody operation)
    {
        ArgumentNullException.ThrowIfNull(operation);
        _operations.Add(operation);
    }

    /// <summary>Changes the last one.</summary>
    /// <exception cref="InvalidOperationException">
    /// There is none, or it is a message, which has no conditions.
    /// </exception>
    public void ChangeLast(Func<OperationBody, OperationBody> change)
    {
        if (_operations.Count == 0 || _operations[^1].Item is null)
            throw new InvalidOperationException("A condition, or Return, stands after the operation that it is for.");
        _operations[^1] = change(_operations[^1]);
    }

    /// <summary>All of them.</summary>
    /// <exception cref="InvalidOperationException">There is none, or a check has no condition.</exception>
    public IReadOnlyList<OperationBody> Checked()
    {
        if (_operations.Count == 0)
            throw new InvalidOperationException("The transaction has no operations: add one, such as Put.");
        var empty = _operations.Find(operation => operation.If is { Exists: null, Version: null, Values: null });
        if (empty is not null)
            throw new InvalidOperationException(
                $"The check of {empty.Item} has no condition: add one after it, such as IfExists().");
        return [.. _operations];
    }
}
