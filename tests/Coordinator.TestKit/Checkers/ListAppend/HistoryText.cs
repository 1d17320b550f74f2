using System.Collections.Immutable;
using System.Globalization;

namespace Coordinator.TestKit.Checkers.ListAppend;

/// <summary>Histories as text, for people.</summary>
static class HistoryText
{
    public static string NameOf(int number) => string.Create(CultureInfo.InvariantCulture, $"T{number}");

    public static string Of(ImmutableArray<long> values) => $"[{string.Join(' ', values)}]";

    public static string Of(ObservedTransaction transaction)
    {
        var end = transaction.CompletedAt is { } completed ? Of(completed) : "never";
        var status = transaction.Status switch
        {
            CompletionStatus.Ok => "ok  ",
            CompletionStatus.Fail => "fail",
            _ => "info",
        };
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{transaction.Name,-6} process {transaction.Process,-4} {Of(transaction.InvokedAt)} .. {end,14} " +
            $"{status} {string.Join(", ", transaction.Operations)}");
    }

    /// <summary>A time in seconds.</summary>
    public static string Of(long ticks) =>
        string.Create(CultureInfo.InvariantCulture, $"{(decimal)ticks / TimeSpan.TicksPerSecond,14:0.0000000}");
}
