using System.Collections.Immutable;
using System.Globalization;
using Coordinator.Core.Events;
using Coordinator.Core.Model;
using Coordinator.Core.Rows;
using Coordinator.TestKit.Events;

namespace Coordinator.Core.Tests.Events;

/// <summary>Logs that grow at random while they are read, with times that do not always grow.</summary>
sealed class FeedWorld
{
    static readonly string[] Names = ["a", "b", "c"];

    readonly Random _random;
    readonly int _slots;
    readonly int _skew;
    long _now;

    public FeedWorld(int seed, int slots, int skew)
    {
        _random = new Random(seed);
        (_slots, _skew) = (slots, skew);
        Log = new MemoryEventLog(slots) { Gate = GrowAsync, ReadMost = () => _random.Next(1, 40) };
    }

    public MemoryEventLog Log { get; }

    /// <summary>Events that are still to be appended.</summary>
    public int Left { get; set; }

    public void Append()
    {
        Left--;
        // Some slots get most of it.
        var slot = _random.Next(1 + _random.Next(_slots));
        Log.Append(slot, new Hlc(++_now + _random.Next(_skew)), Changes(), Messages());
    }

    /// <summary>What a reader of a source has to see of a slot, in this order.</summary>
    public IEnumerable<string> Expected(FeedSource source, int slot) =>
        Log.Of(slot).Select(source.Narrow).OfType<LogEvent>().Select(Text);

    public static string Text(LogEvent logged) => string.Create(
        CultureInfo.InvariantCulture,
        $"{logged.Slot}/{logged.Sequence} {string.Join(' ', logged.Changes)} {string.Join(' ', logged.Messages)}");

    /// <summary>Each request meets a log that has grown, or replicas that come and go.</summary>
    Task GrowAsync()
    {
        while (Left > 0 && _random.Next(3) == 0)
            Append();
        if (_random.Next(20) == 0)
            Log.SetSilent(_random.Next(_slots), Left > 0 && _random.Next(2) == 0);
        return Task.CompletedTask;
    }

    ImmutableArray<ItemChange> Changes() =>
    [
        .. Enumerable.Range(0, _random.Next(4)).Select(
            key => new ItemChange(new ItemName(Some(), $"k{key}"), _random.Next(9), _random.Next(2) == 0 ? null : "7")),
    ];

    ImmutableArray<PublishedMessage> Messages() =>
        [.. Enumerable.Range(0, _random.Next(3)).Select(number => new PublishedMessage(Some(), $"{number}"))];

    string Some() => Names[_random.Next(Names.Length)];
}
