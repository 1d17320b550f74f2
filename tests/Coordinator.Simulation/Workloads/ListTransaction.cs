using System.Collections.Immutable;
using Coordinator.Core.Model;
using Coordinator.Core.Operations;
using Coordinator.Core.Transactions;
using Coordinator.TestKit.Checkers.ListAppend;
using Coordinator.TestKit.Worlds;

namespace Coordinator.Simulation.Workloads;

/// <summary>
/// Steps on lists as one transaction of items: a read is a read, an append puts the longer list on condition that the
/// item still has the version of the list that was made longer.
/// </summary>
sealed class ListTransaction
{
    readonly ImmutableArray<MicroOperation> _asked;
    readonly IReadOnlyDictionary<string, ItemName> _items;
    readonly Dictionary<string, (long Version, ImmutableArray<long> Values)> _bases;
    readonly Dictionary<string, int> _lastPuts = [];
    readonly List<Operation> _operations = [];
    readonly List<Func<ImmutableArray<OperationResult>, MicroOperation>> _done = [];

    /// <param name="asked">The steps.</param>
    /// <param name="items">Where the lists are.</param>
    /// <param name="bases">Versions and values of lists to append to, which may be old.</param>
    public ListTransaction(
        ImmutableArray<MicroOperation> asked,
        IReadOnlyDictionary<string, ItemName> items,
        IReadOnlyDictionary<string, (long Version, ImmutableArray<long> Values)> bases)
    {
        _asked = asked;
        _items = items;
        _bases = bases.ToDictionary();
        foreach (var operation in asked)
            Add(operation);
    }

    public TransactionRequest Request => Requests.Of([.. _operations]);

    /// <summary>The steps with what they found.</summary>
    public IEnumerable<MicroOperation> Done(ImmutableArray<OperationResult> results) =>
        _done.Select(done => done(results));

    /// <summary>What a refusal tells of lists; a value that was too long to be told is left out.</summary>
    public IEnumerable<ReadList> Told(ImmutableArray<OperationFailure> failures) => failures
        .Where(failure => failure.Reason == FailureReason.ConditionFailed)
        .Where(failure => failure.ActualVersion == 0 || failure.ActualValue is not null)
        .Select(failure => new ReadList(KeyOf(failure.Item), ListItem.Parse(failure.ActualValue)));

    /// <inheritdoc />
    public override string ToString() => string.Join(", ", _asked);

    void Add(MicroOperation operation)
    {
        if (operation is AppendValue append)
            Put(append);
        else if (_lastPuts.TryGetValue(operation.Key, out var put))
            ReadBack(operation.Key, put);
        else
            Read(operation.Key);
    }

    void Put(AppendValue append)
    {
        var (version, values) = _bases[append.Key];
        values = values.Add(append.Value);
        _bases[append.Key] = (version, values);
        _lastPuts[append.Key] = _operations.Count;
        _operations.Add(new PutOperation(
            _items[append.Key], ListItem.Text(values), new Condition { Version = version }, Return: true));
        _done.Add(_ => append);
    }

    void Read(string key)
    {
        var index = _operations.Count;
        _operations.Add(new ReadOperation(_items[key]));
        _done.Add(results => new ReadList(key, ListItem.Parse(results[index].Value)));
    }

    /// <summary>A put returns what the item is after the whole transaction, later puts included.</summary>
    void ReadBack(string key, int put)
    {
        var last = _bases[key].Values[^1];
        _done.Add(results =>
        {
            var values = ListItem.Parse(results[put].Value);
            var length = values.IndexOf(last) + 1;
            return new ReadList(key, length == 0 ? values : values[..length]);
        });
    }

    string KeyOf(ItemName item) => _items.First(named => named.Value == item).Key;
}
