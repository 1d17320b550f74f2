using Coordinator.Core.Recovery;
using Coordinator.Functions.Hosting;
using Microsoft.Azure.Functions.Worker;

namespace Coordinator.Functions.Recovery;

/// <summary>The timers that look after what was left behind. Each may run on several hosts at once.</summary>
public sealed class SweepFunctions(Sweeper sweeper, Cleaner cleaner)
{
    /// <summary>Resolves attempts that their coordinators left open.</summary>
    [Function("SweepOpenAttempts")]
    public Task SweepAsync(
        [TimerTrigger($"%{SettingNames.SweepSchedule}%")] TimerInfo timer, CancellationToken cancellation) =>
        sweeper.SweepAsync(cancellation);

    /// <summary>Removes garbage.</summary>
    [Function("CleanUp")]
    public Task CleanAsync(
        [TimerTrigger($"%{SettingNames.CleanUpSchedule}%")] TimerInfo timer, CancellationToken cancellation) =>
        cleaner.CleanAsync(cancellation);
}
