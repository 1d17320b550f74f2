using Coordinator.Core.Rows;

namespace Coordinator.Core.Placement.Scrubbing;

/// <summary>
/// Compares the head of each replica's log with the events there: a batch that adds events moves the head, so a head
/// that stands still is where the events end. Unless events are lost, or made up: a head that followed them would hide
/// it, and the changes would be gone from the log without a trace.
/// </summary>
static class HeadScrub
{
    /// <summary>The last events, which may not be copied yet, are looked at whole.</summary>
    const int EventsMax = 100;

    /// <summary>Whether a look saw a head that may be wrong.</summary>
    public static bool IsSuspect(SlotLook look) => look.Replicas.Any(replica => IsWrong(look, replica));

    /// <summary>The events that tell, if a second look keeps them, what has left the outboxes for the log.</summary>
    public static IEnumerable<RowKey> Wanted(SlotLook look) => look.Replicas
        .Where(replica => IsWrong(look, replica))
        .SelectMany(LastEvents)
        .Distinct();

    /// <summary>The heads that a second look finds wrong and unchanged, with what they should be.</summary>
    public static IEnumerable<(RowCopy Copy, RightRow Right)> Find(SlotLook first, SlotLook second)
    {
        foreach (var (before, now) in first.Replicas.Zip(second.Replicas))
        {
            if (before.HeadETag == now.HeadETag && IsWrong(first, before) && IsWrong(second, now))
                yield return (Copy(now), Right(second, now));
        }
    }

    static bool IsWrong(SlotLook look, ReplicaLook replica) =>
        replica.Head is not { } head || head < replica.LastEvent || head > LongestLog(look);

    static RightRow Right(SlotLook look, ReplicaLook replica)
    {
        var isBeyond = replica.Head > LongestLog(look);
        var isMissing = IsMissingAny(look, replica);
        // The others' part of what was lost here may be a vote still; or it is this replica's that is to be finished.
        if ((isBeyond || isMissing) && look.Replicas.Any(other => other.HasOpenAttempts))
            return RightRow.Unclear(ScrubReason.InFlight);
        return isMissing || (isBeyond && !IsAloneBeyond(look)) || !replica.IsLogGapless || IsShort(look, replica)
            ? RightRow.Unclear(ScrubReason.NothingDecides)
            : RightRow.Of(new HeadRow(replica.LastEvent));
    }

    /// <summary>
    /// Whether a change that waits at another replica neither waits nor is in the log here: then its event was lost,
    /// and with the head where the events end nobody would miss it.
    /// </summary>
    static bool IsMissingAny(SlotLook look, ReplicaLook replica)
    {
        var logged = LastEvents(replica).Select(replica.Row).OfType<EventRow>().Select(one => one.Content.Key)
            .ToHashSet();
        return look.Replicas.SelectMany(other => other.Outbox).Any(change =>
            change is OutboxKey { Part: 0 } && !replica.IsInOutbox(change) && !logged.Contains(change));
    }

    /// <summary>
    /// Several heads beyond all events, or that of an only replica, tell that events are lost rather than that the head
    /// is wrong.
    /// </summary>
    static bool IsAloneBeyond(SlotLook look) =>
        look.Replicas.Length > 1
        && look.Replicas.Count(other => other.Head <= LongestLog(look)) == look.Replicas.Length - 1;

    /// <summary>Whether the events end before those of a replica that gets its own from this one.</summary>
    static bool IsShort(SlotLook look, ReplicaLook replica) =>
        look.Replicas.SkipWhile(other => other != replica).Any(other => other.LastEvent > replica.LastEvent);

    static IEnumerable<RowKey> LastEvents(ReplicaLook replica)
    {
        var first = Math.Max(1, replica.LastEvent - EventsMax + 1);
        for (var sequence = first; sequence <= replica.LastEvent; sequence++)
            yield return new EventKey(sequence, 0);
    }

    static long LongestLog(SlotLook look) => look.Replicas.Max(replica => replica.LastEvent);

    static RowCopy Copy(ReplicaLook look) => new(
        look.Replica,
        look.HeadETag is { } etag ? new SeenRow(SeenKind.Unreadable, default, etag) : default,
        Row: null);
}
