namespace Microsoft.Azure.Functions.Worker;

/// <summary>What a timer function may know about the run that it was started for.</summary>
public class TimerInfo
{
    /// <summary>When it ran last and is due next.</summary>
    public ScheduleStatus? ScheduleStatus { get; set; }

    /// <summary>
    /// Whether this run starts later than the schedule asked, because the one before it took too long.
    /// </summary>
    public bool IsPastDue { get; set; }
}
