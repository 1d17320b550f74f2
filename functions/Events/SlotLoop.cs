using System.Collections.Concurrent;
using System.Threading.Channels;
using Coordinator.Core.Model;
using Microsoft.Extensions.Logging;

namespace Coordinator.Functions.Events;

/// <summary>
/// Does some work for slots, one round for all that have gathered, and again for those where something is left, with
/// growing pauses. Between rounds it rests twice as long as the last one took, so that it never takes more than a third
/// of a store's time, however slow its scans are; the longer it rests, the more a round does for the same requests.
/// </summary>
/// <param name="name">The work's name in logs.</param>
/// <param name="work">Does it; gives back the slots where something is left.</param>
/// <param name="giveUp">Takes the slots that were tried often enough.</param>
/// <param name="time">The clock.</param>
/// <param name="log">Where failures are noted.</param>
sealed class SlotLoop(
    string name, Func<IReadOnlyList<SlotId>, CancellationToken, Task<IReadOnlyCollection<SlotLeft>>> work,
    Action<IReadOnlyCollection<SlotId>> giveUp, TimeProvider time, ILogger log)
{
    /// <summary>Some five seconds: longer than the lease of an attempt that holds a slot back.</summary>
    public const int TriesMax = 14;

    const int SlotsMax = 256;
    const int RestRatio = 2;

    static readonly TimeSpan RestLeast = TimeSpan.FromMilliseconds(5);
    static readonly TimeSpan RestMost = TimeSpan.FromSeconds(1);
    static readonly TimeSpan PauseFirst = TimeSpan.FromMilliseconds(40);
    static readonly TimeSpan PauseMost = TimeSpan.FromMilliseconds(500);

    readonly ConcurrentDictionary<SlotId, SlotTurn> _turns = new();
    readonly Channel<bool> _wake = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Slots that wait for their turn.</summary>
    public ICollection<SlotId> Waiting => _turns.Keys;

    /// <summary>Asks for work on slots, at once.</summary>
    public void Add(params IEnumerable<SlotId> slots)
    {
        var now = time.GetTimestamp();
        foreach (var slot in slots)
        {
            // Whoever waits longer keeps its place.
            _turns.AddOrUpdate(
                slot, static (_, now) => new SlotTurn(Tries: 0, now),
                static (_, turn, now) => new SlotTurn(Tries: 0, Math.Min(turn.DueAt, now)), now);
        }

        _wake.Writer.TryWrite(true);
    }

    /// <summary>Works until the host stops.</summary>
    /// <exception cref="OperationCanceledException">The host stops.</exception>
    public async Task RunAsync(CancellationToken cancellation)
    {
        var rest = RestLeast;
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            await WaitAsync(cancellation);
            await Task.Delay(rest, time, cancellation);
            var start = time.GetTimestamp();
            await WorkAsync(cancellation);
            var took = time.GetElapsedTime(start) * RestRatio;
            rest = took < RestLeast ? RestLeast : took > RestMost ? RestMost : took;
        }
    }

    async Task WaitAsync(CancellationToken cancellation)
    {
        while (true)
        {
            var wait = TimeToNext();
            if (wait <= TimeSpan.Zero)
                return;
            using var timeout = new CancellationTokenSource(wait ?? Timeout.InfiniteTimeSpan, time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellation);
            try
            {
                await _wake.Reader.ReadAsync(either.Token);
            }
            catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
            {
                // A slot is due.
            }
        }
    }

    /// <summary>Nothing or less when a slot is due; null when none waits.</summary>
    TimeSpan? TimeToNext() => _turns.IsEmpty
        ? null
        : time.GetElapsedTime(time.GetTimestamp(), _turns.Values.Select(turn => turn.DueAt).DefaultIfEmpty(0).Min());

    async Task WorkAsync(CancellationToken cancellation)
    {
        var taken = Take();
        if (taken.Count == 0)
            return;
        var left = await TryAsync([.. taken.Keys], cancellation);
        var givenUp = new List<SlotId>();
        foreach (var (slot, hasProgressed) in left)
        {
            var tries = hasProgressed ? 1 : taken.GetValueOrDefault(slot).Tries + 1;
            if (tries < TriesMax)
                _turns.TryAdd(slot, new SlotTurn(tries, DueAfter(tries)));
            else
                givenUp.Add(slot);
        }

        if (givenUp.Count > 0)
            giveUp(givenUp);
    }

    Dictionary<SlotId, SlotTurn> Take()
    {
        var now = time.GetTimestamp();
        var taken = new Dictionary<SlotId, SlotTurn>();
        foreach (var (slot, _) in _turns.Where(turn => turn.Value.DueAt <= now).OrderBy(turn => turn.Value.DueAt)
            .Take(SlotsMax))
        {
            if (_turns.TryRemove(slot, out var turn))
                taken[slot] = turn;
        }

        return taken;
    }

    async Task<IReadOnlyCollection<SlotLeft>> TryAsync(List<SlotId> slots, CancellationToken cancellation)
    {
        try
        {
            return await work(slots, cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return [.. slots.Select(slot => new SlotLeft(slot, HasProgressed: false))];
        }
#pragma warning disable CA1031 // One round that fails must not end all later ones; it is logged, and tried again.
        catch (Exception e)
#pragma warning restore CA1031
        {
            log.FollowingFailed(e, name, slots.Count);
            return [.. slots.Select(slot => new SlotLeft(slot, HasProgressed: false))];
        }
    }

    long DueAfter(int tries)
    {
        var doubled = PauseFirst * Math.Pow(2, tries - 1);
        return DueAt(doubled < PauseMost ? doubled : PauseMost);
    }

    long DueAt(TimeSpan pause) => time.GetTimestamp() + (long)(pause.TotalSeconds * time.TimestampFrequency);
}
