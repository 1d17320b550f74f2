using System.Collections.Immutable;
using System.Globalization;
using Coordinator.TestKit.Checkers;
using Coordinator.TestKit.Checkers.ListAppend;

namespace Coordinator.Core.Tests.Checkers;

/// <summary>
/// Histories in Elle's shorthand: <c>ax1</c> appends 1 to x, <c>rx12</c> reads x as [1 2], <c>rx</c> reads it empty;
/// <c>fail</c> or <c>info</c> before a transaction says how it ended.
/// </summary>
static class ShortHistory
{
    /// <summary>All at the same time, each by a client of its own.</summary>
    public static ImmutableArray<ObservedTransaction> Concurrent(params string[] transactions) =>
        [.. transactions.Select((text, place) => Parse(text, place, at: 0, until: transactions.Length))];

    /// <summary>One after the other, each by a client of its own.</summary>
    public static ImmutableArray<ObservedTransaction> Sequential(params string[] transactions) =>
        [.. transactions.Select((text, place) => Parse(text, place, at: 2 * place, until: 2 * place + 1))];

    /// <summary>One after the other, all by one client.</summary>
    public static ImmutableArray<ObservedTransaction> OfOneClient(params string[] transactions) =>
        [.. Sequential(transactions).Select(transaction => transaction with { Process = 0 })];

    static ObservedTransaction Parse(string text, int place, long at, long until)
    {
        var words = text.Split(' ');
        var status = words[0] switch
        {
            "fail" => CompletionStatus.Fail,
            "info" => CompletionStatus.Info,
            _ => CompletionStatus.Ok,
        };
        var operations = Operations(words[^1]).ToImmutableArray();
        return new ObservedTransaction
        {
            Number = place + 1,
            Process = place,
            InvokedAt = at,
            CompletedAt = status == CompletionStatus.Info ? null : until,
            Status = status,
            Operations = status == CompletionStatus.Ok ? operations : [.. operations.Select(Unknown)],
        };
    }

    static MicroOperation Unknown(MicroOperation operation) =>
        operation is ReadList read ? new ReadList(read.Key) : operation;

    static IEnumerable<MicroOperation> Operations(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            var end = at + 2;
            while (end < text.Length && char.IsAsciiDigit(text[end]))
                end++;
            yield return Operation(text[at], text[(at + 1)..(at + 2)], text[(at + 2)..end]);
            at = end;
        }
    }

    static MicroOperation Operation(char what, string key, string digits) => what switch
    {
        'a' => new AppendValue(key, long.Parse(digits, CultureInfo.InvariantCulture)),
        'r' => new ReadList(key, [.. digits.Select(digit => (long)(digit - '0'))]),
        _ => throw new ArgumentException($"What is {what}?", nameof(what)),
    };
}
