namespace Coordinator.Client;

/// <summary>How often an interactive transaction is run again when others were in its way.</summary>
public sealed record RunLimits
{
    /// <summary>Runs in all, the first included; at least 1.</summary>
    public int Attempts
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    } = 20;

    /// <summary>The pause after the first run; it grows, with jitter.</summary>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromMilliseconds(20);

    /// <summary>The longest pause.</summary>
    public TimeSpan LongestPause { get; init; } = TimeSpan.FromSeconds(1);
}
