using System.Globalization;
using Coordinator.Core.Rows;

namespace Coordinator.TestKit.Stores;

/// <summary>
/// A text for every row key that is unique in a replica and whose ordinal order groups the kinds of rows; outbox rows
/// follow commit time, attempt, part. Parts are joined with U+0000, which neither collections nor transaction ids can
/// hold.
/// </summary>
public static class RowOrder
{
    public static string Of(RowKey key) => key switch
    {
        GuardKey guard => Text($"g\0{guard.Epoch.Value:d10}"),
        FenceKey fence => Text($"f\0{fence.Epoch.Value:d10}"),
        JoiningKey => "j",
        ItemKey item => Text($"i\0{item.Item.Collection}\0{item.Item.Key}"),
        OriginKey => "o",
        OutcomeKey outcome => Text($"t\0{outcome.Transaction}"),
        VoteKey vote => Text($"v\0{Attempt(vote.Attempt)}"),
        OpenKey open => Text($"u\0{Attempt(open.Attempt)}"),
        HeadKey => "w",
        EventKey one => Text($"e\0{one.Sequence:d19}\0{one.Part:d5}"),
        HistoryKey one => Text(
            $"h\0{one.Item.Collection}\0{one.Item.Key}\0{long.MaxValue - one.Sequence:d19}"),
        OutboxKey outbox => Text($"x\0{outbox.CommitTime}\0{Attempt(outbox.Attempt)}\0{outbox.Part:d5}"),
        _ => throw new ArgumentException($"An unknown kind of row key: {key.GetType().Name}.", nameof(key)),
    };

    static string Attempt(Core.Model.AttemptId attempt) =>
        Text($"{attempt.Transaction}\0{attempt.Number:d10}\0{attempt.Nonce}");

    static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
