using Coordinator.Contracts.Telemetry;

namespace Coordinator.Functions.Telemetry.Runs;

/// <summary>
/// The transactions that this host runs, and the last ones that it ran. In memory only, and bounded; safe for many
/// threads.
/// </summary>
sealed class RunFeed(HostIdentity host, TimeProvider time)
{
    /// <summary>So many that ended are kept.</summary>
    public const int Capacity = 1_000;

    readonly Lock _lock = new();
    readonly LinkedList<RunTimeline> _running = [];
    readonly LinkedList<(long Sequence, RunTimeline Run)> _ended = [];
    readonly Dictionary<object, LinkedListNode<(long Sequence, RunTimeline Run)>> _places = [];
    long _last;

    /// <summary>A run begins.</summary>
    public void Begin(RunTimeline run)
    {
        lock (_lock)
            _running.AddLast(run);
    }

    /// <summary>A run is over; it need not have begun here.</summary>
    public void End(RunTimeline run)
    {
        lock (_lock)
        {
            _running.Remove(run);
            // An orchestration's step that is made again ends its run again.
            if (_places.TryGetValue(run.Key, out var told))
                _ended.Remove(told);
            Append_NeedsLock(run);
            if (_ended.Count <= Capacity)
                return;
            _places.Remove(_ended.First!.Value.Run.Key);
            _ended.RemoveFirst();
        }
    }

    /// <summary>
    /// There is news of a run that ended: it gets a new sequence, so that whoever follows sees it once more. Nothing
    /// happens when it has not ended yet, or is forgotten already.
    /// </summary>
    public void Renew(RunTimeline run)
    {
        lock (_lock)
        {
            if (!_places.TryGetValue(run.Key, out var place))
                return;
            _ended.Remove(place);
            Append_NeedsLock(run);
        }
    }

    /// <summary>What runs, and a page of what ended.</summary>
    /// <param name="after">
    /// Only what ended after this sequence. One that this host has not reached is of another host, or of this one
    /// before it was started anew: then from the first on.
    /// </param>
    /// <param name="limit">So many that ended at most.</param>
    public ActivityBody Read(long after, int limit)
    {
        lock (_lock)
        {
            var from = after <= _last ? after : 0;
            var page = After_NeedsLock(from).Take(limit).ToList();
            return new ActivityBody
            {
                Host = host.Id,
                StartedAt = host.StartedAt,
                At = time.GetUtcNow(),
                Next = page.Count > 0 ? page[^1].Sequence : from,
                Running = [.. _running.Select(run => run.Show(sequence: null))],
                Ended = [.. page.Select(ended => ended.Run.Show(ended.Sequence))],
            };
        }
    }

    void Append_NeedsLock(RunTimeline run) => _places[run.Key] = _ended.AddLast((++_last, run));

    /// <summary>From the end backwards, since who follows asks for the newest.</summary>
    IEnumerable<(long Sequence, RunTimeline Run)> After_NeedsLock(long after)
    {
        var first = _ended.Last;
        while (first?.Previous is { } earlier && earlier.Value.Sequence > after)
            first = earlier;
        for (var node = first; node is not null; node = node.Next)
        {
            if (node.Value.Sequence > after)
                yield return node.Value;
        }
    }
}
