using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Runs the function on a schedule, never twice at a time in one host.</summary>
/// <param name="schedule">
/// Six NCRONTAB fields (seconds first), a <see cref="TimeSpan"/> between runs, or <c>%Setting%</c> that holds either.
/// </param>
public sealed class TimerTriggerAttribute(string schedule) : TriggerBindingAttribute
{
    /// <summary>
    /// Six NCRONTAB fields (seconds first), a time span between runs, or a setting's name between percent signs.
    /// </summary>
    public string Schedule { get; private set; } = schedule;

    /// <summary>
    /// On Azure: whether missed runs are remembered over restarts. This runtime remembers none: a run that is missed
    /// while no host is up is not made up for.
    /// </summary>
    public bool UseMonitor { get; set; } = true;

    /// <summary>Whether to run once when the host starts, before the schedule is first due.</summary>
    public bool RunOnStartup { get; set; }
}
