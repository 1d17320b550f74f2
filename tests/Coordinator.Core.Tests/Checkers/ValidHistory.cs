using System.Collections.Immutable;
using Coordinator.TestKit.Checkers;
using Coordinator.TestKit.Checkers.ListAppend;

namespace Coordinator.Core.Tests.Checkers;

/// <summary>
/// A strictly serializable history of any length, with clients that overlap, as elle.list-append/gen makes them: 1 to
/// 4 operations, 10 lists at a time of which the later are used more, 256 values a list. Some transactions fail, and
/// of some nobody knows whether they happened.
/// </summary>
sealed class ValidHistory(int seed)
{
    const int OperationsMax = 4;
    const int KeysAtOnce = 10;
    const int AppendsMax = 256;
    const int ClientCount = 20;
    const int Step = 10;

    readonly Random _random = new(seed);
    readonly Dictionary<string, ImmutableArray<long>> _lists = [];
    readonly int[] _keys = [.. Enumerable.Range(0, KeysAtOnce)];
    readonly long[] _freeAt = new long[ClientCount];
    readonly int[] _processes = [.. Enumerable.Range(0, ClientCount)];
    int _keyCount = KeysAtOnce;
    int _processCount = ClientCount;
    long _appends;

    public ImmutableArray<ObservedTransaction> Make(int count) =>
        [.. Enumerable.Range(1, count).Select(number => Next(number)).OrderBy(transaction => transaction.InvokedAt)];

    /// <summary>Each takes effect at a time of its own, somewhere between what its client asks and hears.</summary>
    ObservedTransaction Next(int number)
    {
        var effectAt = (long)number * Step;
        var client = number % ClientCount;
        var invokedAt = Math.Max(_freeAt[client] + 1, effectAt - _random.Next(Step * ClientCount / 2));
        var completedAt = effectAt + _random.Next(Step * ClientCount / 2 - Step);
        _freeAt[client] = completedAt;
        var (status, happens) = Fate();
        var process = _processes[client];
        if (status == CompletionStatus.Info)
            _processes[client] = _processCount++;
        var operations = Enumerable.Range(0, _random.Next(1, OperationsMax + 1)).Select(_ => Ask()).ToList();
        return new ObservedTransaction
        {
            Number = number,
            Process = process,
            InvokedAt = invokedAt,
            CompletedAt = status == CompletionStatus.Info ? null : completedAt,
            Status = status,
            Operations = [.. operations.Select(operation => happens ? Do(operation, status) : operation)],
        };
    }

    (CompletionStatus Status, bool Happens) Fate() => _random.Next(100) switch
    {
        < 5 => (CompletionStatus.Fail, false),
        < 7 => (CompletionStatus.Info, false),
        < 9 => (CompletionStatus.Info, true),
        _ => (CompletionStatus.Ok, true),
    };

    MicroOperation Ask()
    {
        var place = KeysAtOnce - 1 - (int)Math.Log2(1 + _random.Next((1 << KeysAtOnce) - 1));
        var key = $"k{_keys[place]}";
        if (_random.Next(2) == 0)
            return new ReadList(key);
        if (_lists.GetValueOrDefault(key, []).Length >= AppendsMax)
            _keys[place] = _keyCount++;
        return new AppendValue(key, ++_appends);
    }

    MicroOperation Do(MicroOperation operation, CompletionStatus status)
    {
        var list = _lists.GetValueOrDefault(operation.Key, []);
        if (operation is AppendValue append)
            _lists[append.Key] = list.Add(append.Value);
        return operation is ReadList && status == CompletionStatus.Ok ? new ReadList(operation.Key, list) : operation;
    }
}
