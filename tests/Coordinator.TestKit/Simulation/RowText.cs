using Coordinator.Core.Effects;
using Coordinator.Core.Rows;

namespace Coordinator.TestKit.Simulation;

/// <summary>Rows and writes as a trace tells them.</summary>
static class RowText
{
    public static string Of(RowKey key) => key switch
    {
        GuardKey guard => $"guard[{guard.Epoch}]",
        FenceKey fence => $"fence[{fence.Epoch}]",
        ItemKey item => $"item[{item.Item}]",
        VoteKey vote => $"vote[{vote.Attempt}]",
        OutcomeKey outcome => $"outcome[{outcome.Transaction}]",
        OutboxKey outbox => $"outbox[{outbox.Attempt}]",
        OpenKey open => $"open[{open.Attempt}]",
        HeadKey => "head",
        EventKey one => $"event[{one.Sequence}.{one.Part}]",
        HistoryKey history => $"history[{history.Item} {history.Sequence}]",
        _ => key.GetType().Name,
    };

    public static string Of(Row row) => row switch
    {
        ItemRow item => $"{Of(item.Key)} v{item.Version} {item.Value ?? "-"}{IntentOf(item)}",
        VoteRow vote => $"{Of(vote.Key)} {vote.State}",
        HeadRow head => $"head {head.Sequence}",
        EventRow one => $"{Of(one.Key)} of {one.Content.Attempt.Id}",
        OutcomeRow outcome => $"{Of(outcome.Key)} {outcome.State} {outcome.Attempt.Id}",
        _ => Of(row.Key),
    };

    public static string Of(RowWrite write) => write switch
    {
        InsertRow insert => $"insert {Of(insert.Row)}",
        ReplaceRow replace => $"replace {Of(replace.Row)}",
        DeleteRow delete => $"delete {Of(delete.Row)}",
        TouchRow touch => $"touch {Of(touch.Row)}",
        _ => write.ToString(),
    };

    static string IntentOf(ItemRow item) =>
        item.Intent is null ? "" : $" +intent {item.Intent.Change} of {item.Intent.Attempt.Id}";
}
