using Coordinator.Core.Events;
using Coordinator.Core.Model;
using Coordinator.Core.Recovery;
using Coordinator.Functions.Hosting;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Coordinator.Functions.Events;

/// <summary>
/// Brings what this host committed into the event logs, and lets views and subscriptions follow, right after the
/// answers. What it cannot do soon it leaves to others by a message, and what a host that died left behind the sweep
/// finds.
/// </summary>
public sealed class LogPump : IHostedService, IDisposable
{
    /// <summary>What failed for seconds here may work elsewhere after some more.</summary>
    static readonly TimeSpan NudgeDelay = TimeSpan.FromSeconds(5);

    readonly CancellationTokenSource _stopping = new();
    readonly Sequencer _sequencer;
    readonly OutboxWatch _outbox;
    readonly LogHeads _heads;
    readonly ILogNudges _nudges;
    readonly ILogger<LogPump> _log;
    readonly SlotLoop _sequencing;
    readonly List<SlotLoop> _following;
    readonly int _atStart;
    Task _work = Task.CompletedTask;

    internal LogPump(
        Sequencer sequencer, OutboxWatch outbox, LogHeads heads, ILogNudges nudges,
        IEnumerable<ILogFollower> followers, CoordinatorSettings settings, TimeProvider time, ILogger<LogPump> log)
    {
        _sequencer = sequencer;
        _outbox = outbox;
        _heads = heads;
        _nudges = nudges;
        _log = log;
        // Where one scan reads all slots, a host that starts looks after what the one before it left; else the sweep
        // does, some slots at a time.
        _atStart = settings.Timings.ScansWholeStores ? settings.Slots : 0;
        _sequencing = new SlotLoop("Sequencing", SequenceAsync, Nudge, time, log);
        _following = [.. followers.Select(follower => new SlotLoop(
            follower.Name, (slots, cancellation) => follower.FollowAsync(_heads.Of(slots), cancellation), Nudge, time,
            log))];
    }

    /// <inheritdoc />
    public Task StartAsync(CancellationToken cancellationToken)
    {
        _outbox.Changed = slot => _sequencing.Add(slot);
        _sequencing.Add(Enumerable.Range(0, _atStart).Select(slot => new SlotId(slot)));
        _work = Task.WhenAll(_following.Append(_sequencing).Select(RunAsync));
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        _outbox.Changed = null;
        await _stopping.CancelAsync();
        // What outlasts the host's patience is no reason to fail its stop: the sweep of another host finds it.
        await _work.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        var left = _following.Append(_sequencing).SelectMany(loop => loop.Waiting).Distinct().ToList();
        if (left.Count > 0 && !cancellationToken.IsCancellationRequested)
            await _nudges.SendAsync(left, TimeSpan.Zero);
    }

    /// <inheritdoc />
    public void Dispose() => _stopping.Dispose();

    /// <summary>Somebody asks to look after slots.</summary>
    public void Look(IReadOnlyCollection<SlotId> slots) => _sequencing.Add(slots);

    /// <summary>Looks after what a sweep found: changes that are in no log yet, and logs that grew elsewhere.</summary>
    public void Look(SweepReport report)
    {
        _sequencing.Add(report.Unsequenced);
        foreach (var (slot, head) in report.Heads)
            _heads.Advance(slot, head);
        foreach (var loop in _following)
            loop.Add(report.Heads.Where(slot => slot.Value > 0).Select(slot => slot.Key));
    }

    async Task RunAsync(SlotLoop loop)
    {
        try
        {
            await loop.RunAsync(_stopping.Token);
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // The host stops; what is left is told to others.
        }
    }

    async Task<IReadOnlyCollection<SlotLeft>> SequenceAsync(
        IReadOnlyList<SlotId> slots, CancellationToken cancellation)
    {
        var progress = await _sequencer.RunAsync(slots);
        foreach (var slot in progress)
        {
            if (slot.Broken is { } broken)
                _log.SequencingBroken(broken, slot.Slot.Value);
            if (slot.Head is { } head)
                _heads.Advance(slot.Slot, head);
        }

        // Also where a log did not grow: its readers may be behind, and know by themselves if they are not.
        var known = progress.Where(slot => slot.Head > 0).Select(slot => slot.Slot).ToList();
        foreach (var loop in _following)
            loop.Add(known);
        return [.. progress.Where(slot => slot.State != SlotProgressState.Settled)
            .Select(slot => new SlotLeft(slot.Slot, HasProgressed: false))];
    }

    void Nudge(IReadOnlyCollection<SlotId> slots) => _ = _nudges.SendAsync(slots, NudgeDelay);
}
