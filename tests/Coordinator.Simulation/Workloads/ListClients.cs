using System.Collections.Immutable;
using System.Globalization;
using Coordinator.Core.Model;
using Coordinator.TestKit.Checkers.ListAppend;
using Coordinator.TestKit.Worlds;

namespace Coordinator.Simulation.Workloads;

/// <summary>The lists, and what the clients of all hosts ask of them and are told.</summary>
sealed class ListClients
{
    readonly HistoryRecorder _history;
    readonly Dictionary<object, int> _processes = [];

    readonly int _keyCount;

    public ListClients(SimWorld world, int keyCount)
    {
        _keyCount = keyCount;
        _history = new HistoryRecorder(world.NewHost("history").Time);
        Items = Enumerable.Range(0, keyCount).ToImmutableSortedDictionary(
            Key, number => world.ItemIn(number % world.Map.SlotCount, $"list {number}"), StringComparer.Ordinal);
    }

    /// <summary>Where the lists are, in an order that is the same in every process.</summary>
    public ImmutableSortedDictionary<string, ItemName> Items { get; }

    /// <summary>How many things clients asked for: transactions, and reads outside of them.</summary>
    public int Count => _history.History().Length;

    public string KeyOf(ItemName item) => Items.First(named => named.Value == item).Key;

    /// <summary>Each list is used about half as often as the one before.</summary>
    public string AnyKey(Random random) => Key((int)-Math.Log2(1 - random.NextDouble()) % _keyCount);

    /// <summary>A client asks for something.</summary>
    /// <param name="client">Whoever does one thing after the other: a host, or somebody beside it.</param>
    /// <param name="asked">The steps.</param>
    public OpenTransaction Begin(object client, params IEnumerable<MicroOperation> asked)
    {
        if (!_processes.TryGetValue(client, out var process))
            _processes[client] = process = _history.NewProcess();
        return _history.Begin(process, asked);
    }

    /// <summary>A client does not know what became of something, so another takes its place.</summary>
    public void Retire(object client) => _processes.Remove(client);

    /// <summary>The verdict on what clients have been told so far.</summary>
    public CheckResult Check() => ListAppendChecker.Check(_history.History(), ConsistencyModel.StrictSerializable);

    /// <summary>The history.</summary>
    public override string ToString()
    {
        using var text = new StringWriter();
        _history.WriteTo(text);
        return text.ToString();
    }

    static string Key(int number) => string.Create(CultureInfo.InvariantCulture, $"k{number}");
}
