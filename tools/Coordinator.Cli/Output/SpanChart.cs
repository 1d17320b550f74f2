namespace Coordinator.Cli.Output;

/// <summary>Spans of time as bars under each other, as in a Gantt chart.</summary>
/// <param name="from">The left edge.</param>
/// <param name="to">The right edge.</param>
sealed class SpanChart(DateTimeOffset from, DateTimeOffset to)
{
    /// <summary>Columns of the chart.</summary>
    public const int Width = 40;

    /// <summary>One span; at least one column is filled, however short it was.</summary>
    public string Bar(DateTimeOffset start, DateTimeOffset end)
    {
        var first = Math.Min(Column(start), Width - 1);
        var last = Math.Max(Column(end), first + 1);
        return new string('\u00b7', first) + new string('\u2588', last - first) + new string('\u00b7', Width - last);
    }

    int Column(DateTimeOffset time)
    {
        var whole = (to - from).TotalMilliseconds;
        var share = whole <= 0 ? 0 : (time - from).TotalMilliseconds / whole;
        return (int)Math.Round(Math.Clamp(share, 0, 1) * Width);
    }
}
