using Coordinator.Core.Rows;

namespace Coordinator.Core.Placement.Scrubbing;

/// <summary>
/// Compares the head of each replica's log with the events there: a batch that adds events moves the head, so a head
/// that stands still is where the events end.
/// </summary>
static class HeadScrub
{
    /// <summary>Whether a look saw a head that may be wrong.</summary>
    public static bool IsSuspect(SlotLook look) => look.Replicas.Any(replica => IsWrong(look, replica));

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

    /// <summary>A head beyond the events of the only replica tells that some of them are lost.</summary>
    static RightRow Right(SlotLook look, ReplicaLook replica) =>
        look.Replicas.Length == 1 && replica.Head > replica.LastEvent
            ? RightRow.Unclear(ScrubReason.NothingDecides)
            : RightRow.Of(new HeadRow(replica.LastEvent));

    static long LongestLog(SlotLook look) => look.Replicas.Max(replica => replica.LastEvent);

    static RowCopy Copy(ReplicaLook look) => new(
        look.Replica,
        look.HeadETag is { } etag ? new SeenRow(SeenKind.Unreadable, default, etag) : default,
        Row: null);
}
