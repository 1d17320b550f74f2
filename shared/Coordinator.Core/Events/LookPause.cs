namespace Coordinator.Core.Events;

/// <summary>How long to wait between two looks at a log that does not grow.</summary>
static class LookPause
{
    static readonly TimeSpan Most = TimeSpan.FromMilliseconds(500);

    /// <summary>The first one.</summary>
    public static TimeSpan First { get; } = TimeSpan.FromMilliseconds(25);

    /// <summary>The one after another: twice as long, within bounds.</summary>
    public static TimeSpan After(TimeSpan pause) => Least(pause * 2, Most);

    /// <summary>The shorter of two.</summary>
    public static TimeSpan Least(TimeSpan left, TimeSpan right) => left < right ? left : right;
}
