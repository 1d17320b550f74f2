using Coordinator.Core.Rows;

namespace Coordinator.Core.Placement.Scrubbing;

/// <summary>
/// Tells what a final outcome should be. Nothing is committed at one home replica and absent at another, since it was
/// prepared at all of them; but where one says committed and another aborted, only a majority decides.
/// </summary>
static class OutcomeJudge
{
    public static RightRow Judge(RowDispute dispute, OutcomeKey key)
    {
        // A final outcome without its items would leave their intents for ever.
        if (dispute.Copies.Any(copy => copy.Seen.Kind == SeenKind.InFlight)
            || dispute.Look.Replicas.Any(replica => replica.HasIntentOf(key.Transaction)))
            return RightRow.Unclear(ScrubReason.InFlight);
        var aborted = dispute.Copies.Where(copy => copy.Seen.Kind == SeenKind.Aborted).ToList();
        if (dispute.Copies.All(copy => copy.Seen.Kind != SeenKind.Content))
            return OfAborted(aborted.Select(copy => (OutcomeRow)copy.Row!).ToList());
        var committed = aborted.Count == 0 ? dispute.OnlyContent() : null;
        return committed is not null ? RightRow.Of(committed) : RightRow.Of(dispute.Majority());
    }

    /// <summary>An aborted outcome is final for its attempt at every replica, whatever another one lost.</summary>
    static RightRow OfAborted(List<OutcomeRow> aborted) => aborted switch
    {
        [] => RightRow.Unclear(ScrubReason.NoCopy),
        [var one, .. var others] when others.TrueForAll(one.Equals) => RightRow.Of(one),
        _ => RightRow.Unclear(ScrubReason.NothingDecides),
    };
}
