using System.Collections.Concurrent;
using System.Globalization;
using Coordinator.Local.Demo.Views;
using Spectre.Console;

namespace Coordinator.Local.Demo.Checkout;

/// <summary>Shows, while orders are placed, how many of them are in the view already.</summary>
/// <param name="views">The views.</param>
/// <param name="time">The clock.</param>
sealed class CatchUp(PatientViews views, TimeProvider time)
{
    static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(250);

    readonly ConcurrentDictionary<string, byte> _committed = new(StringComparer.Ordinal);
    readonly TaskCompletionSource _placed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The most committed orders that a look did not find in the view.</summary>
    public long BehindMost { get; private set; }

    /// <summary>Takes note of an answer; called by several threads.</summary>
    public void Note(OrderAnswer answer)
    {
        if (answer.Verdict == Verdict.Paid)
            _committed.TryAdd(answer.Order.Id, 0);
    }

    /// <summary>Every order has its answer.</summary>
    public void End() => _placed.TrySetResult();

    /// <summary>Looks until everything is in the view, or for a while after the last answer.</summary>
    /// <param name="line">Shows it.</param>
    /// <param name="within">How long to look after the last answer.</param>
    /// <param name="stop">Gives up.</param>
    public async Task WatchAsync(ProgressTask line, TimeSpan within, CancellationToken stop)
    {
        while (!_placed.Task.IsCompleted)
        {
            await LookAsync(line, stop);
            await Task.WhenAny(_placed.Task, Task.Delay(BetweenLooks, time, stop));
        }

        var end = time.GetTimestamp();
        while (!await LookAsync(line, stop) && time.GetElapsedTime(end) < within)
            await Task.Delay(BetweenLooks, time, stop);
    }

    /// <returns>Whether everything that was committed before is in the view.</returns>
    async Task<bool> LookAsync(ProgressTask line, CancellationToken stop)
    {
        var committed = _committed.Count;
        var (rows, lag) = await views.ReadAsync(CheckoutViews.RevenueByDay, stop);
        var viewed = rows.Values.Sum(row => row.GetProperty("orders").GetInt64());
        BehindMost = Math.Max(BehindMost, committed - viewed);
        line.MaxValue = Math.Max(1, committed);
        line.Value = Math.Min(viewed, line.MaxValue);
        line.Description = string.Create(
            CultureInfo.InvariantCulture, $"In the views: {viewed} of {committed}, {Text(lag)}");
        return viewed >= committed;
    }

    static string Text(TimeSpan? lag) => lag is { } known
        ? string.Create(CultureInfo.InvariantCulture, $"{known.TotalMilliseconds:F0} ms behind")
        : "lag unknown";
}
