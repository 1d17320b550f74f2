using Coordinator.Core.Effects;
using Coordinator.Core.Rows;

namespace Coordinator.Core.Placement.Scrubbing;

/// <summary>Tells what a row in dispute should be at every replica.</summary>
sealed class RowJudge(IReplicaStore store)
{
    readonly ItemJudge _items = new(store);
    readonly LogJudge _logs = new(store);

    /// <summary>Rows that others are judged by come first.</summary>
    public static int Order(RowKey key) => key switch
    {
        EventKey => 0,
        HistoryKey => 1,
        _ => 2,
    };

    public async Task<RightRow> JudgeAsync(RowDispute dispute)
    {
        if (dispute.Copies.Any(copy => copy.Seen.Kind == SeenKind.InFlight))
            return RightRow.Unclear(ScrubReason.InFlight);
        return dispute.Key switch
        {
            ItemKey item => await _items.JudgeAsync(dispute, item.Item),
            OutcomeKey outcome => OutcomeJudge.Judge(dispute, outcome),
            EventKey one => LogJudge.Judge(dispute, one),
            HistoryKey one => await _logs.JudgeAsync(dispute, one),
            _ => RightRow.Unclear(ScrubReason.NoCopy),
        };
    }
}
