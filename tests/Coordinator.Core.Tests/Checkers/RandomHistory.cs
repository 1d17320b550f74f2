using System.Collections.Immutable;
using Coordinator.TestKit.Checkers;
using Coordinator.TestKit.Checkers.ListAppend;

namespace Coordinator.Core.Tests.Checkers;

/// <summary>
/// A small history that may or may not be valid: each transaction works on lists as they were a little earlier, and
/// its appends are put wherever they go. At the end somebody reads everything, so that the order of all versions is
/// known.
/// </summary>
sealed class RandomHistory(int seed)
{
    const int TransactionCount = 5;
    static readonly string[] Keys = ["x", "y"];

    readonly Random _random = new(seed);
    readonly Dictionary<string, List<long>> _lists = Keys.ToDictionary(key => key, _ => new List<long>());
    long _appends;

    public ImmutableArray<ObservedTransaction> Make()
    {
        var transactions = Enumerable.Range(1, TransactionCount).Select(Next).ToList();
        var end = new ObservedTransaction
        {
            Number = TransactionCount + 1,
            Process = TransactionCount + 1,
            InvokedAt = 1000,
            CompletedAt = 1001,
            Status = CompletionStatus.Ok,
            Operations = [.. Keys.Select(key => new ReadList(key, [.. _lists[key]]))],
        };
        return [.. transactions, end];
    }

    ObservedTransaction Next(int number)
    {
        var status = _random.Next(6) == 0 ? CompletionStatus.Info : CompletionStatus.Ok;
        var invokedAt = 10 * number - _random.Next(25);
        var own = new Dictionary<string, List<long>>();
        var operations = Enumerable.Range(0, _random.Next(1, 4)).Select(_ => Do(own, status)).ToImmutableArray();
        return new ObservedTransaction
        {
            Number = number,
            Process = number,
            InvokedAt = invokedAt,
            CompletedAt = status == CompletionStatus.Ok ? invokedAt + 1 + _random.Next(25) : null,
            Status = status,
            Operations = operations,
        };
    }

    MicroOperation Do(Dictionary<string, List<long>> own, CompletionStatus status)
    {
        var key = Keys[_random.Next(Keys.Length)];
        var list = _lists[key];
        if (!own.TryGetValue(key, out var seen))
            own[key] = seen = list[..Math.Max(0, list.Count - Math.Max(0, _random.Next(5) - 3))];
        if (_random.Next(2) == 0)
            return new ReadList(key, status == CompletionStatus.Ok ? [.. seen] : null);
        var value = ++_appends;
        seen.Add(value);
        list.Insert(_random.Next(8) == 0 ? _random.Next(list.Count + 1) : list.Count, value);
        return new AppendValue(key, value);
    }
}
