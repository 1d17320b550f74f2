namespace Microsoft.Azure.Functions.Worker;

/// <summary>What a timer function may know about the run that it was started for.</summary>
public class TimerInfo
{
    /// <summary>When it ran last and is due next.</summary>
    public ScheduleStatus? ScheduleStatus { get; set; }

    /// <summary>
    /// On Azure: whether this run makes up for one that was missed. Always false here, where missed runs are skipped.
    /// </summary>
    public bool IsPastDue { get; set; }
}
