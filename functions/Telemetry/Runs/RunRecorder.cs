using Coordinator.Contracts.Telemetry;
using Coordinator.Core.Model;
using Coordinator.Core.Recovery;
using Coordinator.Core.Transactions;
using Coordinator.Functions.Telemetry.Instruments;

namespace Coordinator.Functions.Telemetry.Runs;

/// <summary>Where what is known of runs goes: the feed of this host, its metrics and its hot items.</summary>
sealed class RunRecorder(RunFeed feed, HotItems hot, HostMetrics metrics)
{
    /// <summary>A run begins here.</summary>
    public void Begin(RunTimeline run) => feed.Begin(run);

    /// <summary>A run met another transaction at an item.</summary>
    public void Conflicted(ItemName item, Verdict? holder)
    {
        metrics.Transactions.Conflicted(isHeld: holder is not null);
        if (holder is { } verdict)
            metrics.Recovery.Resolved(Finders.Meeting, verdict);
        hot.Add(item.ToString());
    }

    /// <summary>A run is over.</summary>
    /// <param name="run">The run.</param>
    /// <param name="answer">Its answer; null when it broke off.</param>
    /// <returns>How it went.</returns>
    public RunBody End(RunTimeline run, TransactionAnswer? answer)
    {
        run.End();
        feed.End(run);
        var shown = run.Show(sequence: null);
        metrics.Transactions.Ended(
            shown.Plan, shown.Status, TimeSpan.FromMilliseconds(shown.DurationMs), shown.Attempts);
        foreach (var reason in answer is null ? [] : RunNames.ReasonsOf(answer))
            metrics.Transactions.Aborted(reason);
        return shown;
    }

    /// <summary>A run that ended was finished.</summary>
    public void Finish(RunTimeline run) => feed.Renew(run);
}
