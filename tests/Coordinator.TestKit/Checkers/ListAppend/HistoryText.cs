using System.Collections.Immutable;
using Coordinator.TestKit.Checkers.Histories;

namespace Coordinator.TestKit.Checkers.ListAppend;

/// <summary>Histories as text, for people.</summary>
static class HistoryText
{
    public static string NameOf(int number) => OperationText.NameOf(number);

    public static string Of(ImmutableArray<long> values) => $"[{string.Join(' ', values)}]";

    public static string Of(ObservedTransaction transaction) => OperationText.Line(
        transaction.Number,
        transaction.Process,
        transaction.InvokedAt,
        transaction.CompletedAt,
        transaction.Status,
        string.Join(", ", transaction.Operations));

    /// <summary>A time in seconds.</summary>
    public static string Of(long ticks) => OperationText.Time(ticks);
}
