using System.Collections.Immutable;
using System.Globalization;
using Coordinator.TestKit.Checkers;
using Coordinator.TestKit.Checkers.Histories;
using Coordinator.TestKit.Checkers.Linearizability;

namespace Coordinator.Core.Tests.Checkers;

/// <summary>
/// Histories of registers by clients that overlap: each operation takes effect at a moment between its beginning and
/// its end, in the order in which they are made; some fail, of some nobody hears, and some of those never happen.
/// </summary>
/// <param name="seed">Decides every choice.</param>
sealed class RandomRegisters(int seed)
{
    const int Step = 10;

    readonly Random _random = new(seed);
    readonly Dictionary<string, string?> _values = [];

    public int Clients { get; init; } = 10;

    public int Keys { get; init; } = 20;

    /// <summary>Values are chosen among so many, so that few of them tell where they come from.</summary>
    public int Values { get; init; } = 5;

    /// <summary>Of a hundred, how many have no answer.</summary>
    public int UnknownPercent { get; init; } = 3;

    /// <summary>Of a hundred reads, how many are told what is not there.</summary>
    public int WrongPercent { get; init; }

    public ImmutableArray<ObservedOperation<RegisterInput, RegisterOutput>> Make(int count)
    {
        var freeAt = new long[Clients];
        return [.. Enumerable.Range(1, count).Select(number => Next(number, freeAt))];
    }

    ObservedOperation<RegisterInput, RegisterOutput> Next(int number, long[] freeAt)
    {
        var effectAt = (long)number * Step;
        var client = number % Clients;
        var invokedAt = Math.Max(freeAt[client] + 1, effectAt - _random.Next(Step * Clients / 2));
        freeAt[client] = effectAt + _random.Next(Step * Clients / 2 - 1);
        var (status, happens) = Fate();
        var input = Ask();
        var output = happens ? Do(input) : null;
        return new ObservedOperation<RegisterInput, RegisterOutput>
        {
            Number = number,
            Process = status == CompletionStatus.Info ? Clients + number : client,
            InvokedAt = invokedAt,
            CompletedAt = status == CompletionStatus.Info ? null : freeAt[client],
            Status = status,
            Input = input,
            Output = status == CompletionStatus.Ok ? output : null,
        };
    }

    (CompletionStatus Status, bool Happens) Fate()
    {
        var fate = _random.Next(100);
        if (fate < UnknownPercent)
            return (CompletionStatus.Info, _random.Next(2) == 0);
        return fate > 96 ? (CompletionStatus.Fail, false) : (CompletionStatus.Ok, true);
    }

    RegisterInput Ask()
    {
        var key = $"k{_random.Next(Keys)}";
        return _random.Next(3) switch
        {
            0 => new ReadRegister(key),
            1 => new WriteRegister(key, Value()),
            // Mostly what is there, else none would ever succeed.
            _ => new CompareAndSetRegister(
                key, _random.Next(2) == 0 ? _values.GetValueOrDefault(key) : Value(), Value()),
        };
    }

    RegisterOutput Do(RegisterInput input)
    {
        var held = _values.GetValueOrDefault(input.Key);
        switch (input)
        {
            case WriteRegister write:
                _values[input.Key] = write.Value;
                return RegisterOutput.Set;
            case CompareAndSetRegister set when set.Expected == held:
                _values[input.Key] = set.Value;
                return RegisterOutput.Set;
            case CompareAndSetRegister:
                return RegisterOutput.Refused;
            default:
                return RegisterOutput.Found(_random.Next(100) < WrongPercent ? Value() : held);
        }
    }

    string Value() => _random.Next(Values).ToString(CultureInfo.InvariantCulture);
}
