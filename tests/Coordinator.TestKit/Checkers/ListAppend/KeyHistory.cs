using System.Collections.Immutable;

namespace Coordinator.TestKit.Checkers.ListAppend;

/// <summary>All that happened to one list.</summary>
sealed class KeyHistory(string key)
{
    readonly Dictionary<long, KeyWriter> _writers = [];
    readonly List<KeyRead> _reads = [];

    public string Key => key;

    /// <summary>Who appended what.</summary>
    public IReadOnlyDictionary<long, KeyWriter> Writers => _writers;

    /// <summary>What transactions that happened read.</summary>
    public IReadOnlyList<KeyRead> Reads => _reads;

    /// <summary>The longest read.</summary>
    public ImmutableArray<long> Longest { get; private set; } = [];

    /// <summary>
    /// The order in which values that somebody read were appended: the longest read, each value where it came first.
    /// </summary>
    public ImmutableArray<long> Order { get; private set; } = [];

    /// <summary>Appends that may have happened and that nobody read; they come after all that was read.</summary>
    public ImmutableArray<long> Unseen { get; private set; } = [];

    /// <summary>Whether all that anybody read, in this order, may have been appended by somebody.</summary>
    public bool IsOrderClean { get; private set; }

    public void Add(long value, KeyWriter writer) => _writers.Add(value, writer);

    public void Add(KeyRead read)
    {
        _reads.Add(read);
        if (read.Values.Length > Longest.Length)
            Longest = read.Values;
    }

    /// <summary>Called once, when everything was added.</summary>
    public void Close()
    {
        Order = [.. Longest.Distinct()];
        var seen = Order.ToHashSet();
        Unseen =
        [
            .. _writers.Where(writer => writer.Value.MayHaveHappened && !seen.Contains(writer.Key))
                .Select(writer => writer.Key),
        ];
        IsOrderClean = Order.All(value => _writers.TryGetValue(value, out var writer) && writer.MayHaveHappened);
    }

    /// <summary>Whether a read shows a beginning of the order.</summary>
    public bool IsInOrder(ImmutableArray<long> values) => Order.AsSpan().StartsWith(values.AsSpan());
}
