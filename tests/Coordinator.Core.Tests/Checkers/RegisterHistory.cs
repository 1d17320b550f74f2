using System.Collections.Immutable;
using Coordinator.TestKit.Checkers.Histories;
using Coordinator.TestKit.Checkers.Linearizability;

namespace Coordinator.Core.Tests.Checkers;

/// <summary>
/// Histories of registers by hand: <c>0-3 w1</c> writes 1 to x from 0 to 3, <c>r1</c> reads 1, <c>r</c> reads it never
/// written, <c>c12</c> puts 2 for 1, <c>c-1</c> puts 1 where nothing was written, <c>!c12</c> is a refused one.
/// <c>0-? w1</c> is unknown, <c>0-! w1</c> failed. A key other than x stands before: <c>y:w1</c>.
/// </summary>
static class RegisterHistory
{
    public static ImmutableArray<ObservedOperation<RegisterInput, RegisterOutput>> Of(params string[] operations) =>
        [.. operations.Select((text, place) => Parse(text, place + 1))];

    static ObservedOperation<RegisterInput, RegisterOutput> Parse(string text, int number)
    {
        var words = text.Split(' ');
        var (input, output) = Ask(words[1]);
        return ShortOperations.Of(number, words[0], input, output);
    }

    static (RegisterInput Input, RegisterOutput Output) Ask(string text)
    {
        var named = text.Split(':');
        var key = named.Length > 1 ? named[0] : "x";
        return named[^1] switch
        {
            ['r', .. var found] => (new ReadRegister(key), RegisterOutput.Found(found.Length > 0 ? found : null)),
            ['w', .. var value] => (new WriteRegister(key, value), RegisterOutput.Set),
            ['c', var old, .. var value] => (Set(key, old, value), RegisterOutput.Set),
            ['!', 'c', var old, .. var value] => (Set(key, old, value), RegisterOutput.Refused),
            var other => throw new ArgumentException($"What is {other}?", nameof(text)),
        };
    }

    static CompareAndSetRegister Set(string key, char old, string value) =>
        new(key, old == '-' ? null : old.ToString(), value);
}
