using Coordinator.Contracts.Transactions;

namespace Coordinator.Client.Interactive;

/// <summary>What an interactive transaction has read: each item once, with the version that it had.</summary>
sealed class ReadSet
{
    readonly Dictionary<string, ReadItem> _items = new(StringComparer.Ordinal);
    int _requests;

    /// <summary>
    /// Whether reads are of different moments, so that together they may show what never was.
    /// </summary>
    public bool IsOfDifferentMoments => _requests > 1;

    /// <summary>Takes note of what one request read; what was read before stays as it was read first.</summary>
    public void Note(IEnumerable<ReadItem> items)
    {
        _requests++;
        foreach (var item in items)
            _items.TryAdd(item.Name, item);
    }

    /// <summary>Whether nothing was read.</summary>
    public bool IsEmpty => _items.Count == 0;

    /// <summary>An item that was read; null when it was not.</summary>
    public ReadItem? Find(string item) => _items.GetValueOrDefault(item);

    /// <summary>What must still hold of an item; null when it was not read.</summary>
    public ConditionBody? ConditionOf(string item) =>
        Find(item) is { } read ? new ConditionBody { Version = read.Version } : null;

    /// <summary>Checks of the items that were read, but for some.</summary>
    public IEnumerable<OperationBody> ChecksExcept(IReadOnlySet<string> others) =>
        _items.Values.Where(read => !others.Contains(read.Name))
            .Select(read => OperationBody.Check(read.Name, new ConditionBody { Version = read.Version }));

    /// <summary>Whether a failure says that an item is not any more what was read.</summary>
    public bool IsOutdatedBy(OperationFailureBody failure) =>
        failure.Reason == FailureReasons.ConditionFailed && Find(failure.Item) is { } read
        && failure.Actual is { } actual && actual.Version != read.Version;
}
