using System.Globalization;

namespace Coordinator.TestKit.Checkers.Histories;

/// <summary>Histories as text, for people.</summary>
static class OperationText
{
    public static string NameOf(int number) => string.Create(CultureInfo.InvariantCulture, $"T{number}");

    /// <summary>Who asked, when, how it ended, and for what.</summary>
    public static string Line(
        int number, int process, long invokedAt, long? completedAt, CompletionStatus status, string what)
    {
        var end = completedAt is { } completed ? Time(completed) : "never";
        var ending = status switch
        {
            CompletionStatus.Ok => "ok  ",
            CompletionStatus.Fail => "fail",
            _ => "info",
        };
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{NameOf(number),-6} process {process,-4} {Time(invokedAt)} .. {end,14} {ending} {what}");
    }

    /// <summary>A time in seconds.</summary>
    public static string Time(long ticks) =>
        string.Create(CultureInfo.InvariantCulture, $"{(decimal)ticks / TimeSpan.TicksPerSecond,14:0.0000000}");
}
