using System.Collections.Immutable;

namespace Coordinator.TestKit.Checkers.ListAppend;

/// <summary>A well-formed history, by lists.</summary>
sealed class HistoryIndex
{
    readonly Dictionary<string, KeyHistory> _keys = [];

    public HistoryIndex(ImmutableArray<ObservedTransaction> transactions)
    {
        Transactions = transactions;
        for (var place = 0; place < transactions.Length; place++)
            Add(place, transactions[place]);
        foreach (var key in _keys.Values)
            key.Close();
    }

    public ImmutableArray<ObservedTransaction> Transactions { get; }

    public IEnumerable<KeyHistory> Keys => _keys.Values;

    public KeyHistory Of(string key)
    {
        if (!_keys.TryGetValue(key, out var history))
            _keys.Add(key, history = new KeyHistory(key));
        return history;
    }

    void Add(int place, ObservedTransaction transaction)
    {
        var operations = transaction.Operations;
        for (var index = 0; index < operations.Length; index++)
        {
            var operation = operations[index];
            var key = Of(operation.Key);
            if (operation is AppendValue append)
                key.Add(append.Value, new KeyWriter(
                    place, transaction.Status, index, IsFinal: !Appends(operations, index + 1, key.Key)));
            else if (operation is ReadList { Values: { } values } && transaction.Status == CompletionStatus.Ok)
                key.Add(new KeyRead(
                    place,
                    values,
                    IsExternal: !Appends(operations[..index], 0, key.Key),
                    Appends: Appends(operations, index + 1, key.Key)));
        }
    }

    static bool Appends(ImmutableArray<MicroOperation> operations, int from, string key)
    {
        for (var index = from; index < operations.Length; index++)
        {
            if (operations[index] is AppendValue append && append.Key == key)
                return true;
        }

        return false;
    }
}
