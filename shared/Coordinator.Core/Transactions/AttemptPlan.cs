using System.Collections.Immutable;
using System.Text;
using Coordinator.Core.Effects;
using Coordinator.Core.Model;
using Coordinator.Core.Operations;
using Coordinator.Core.Placement;
using Coordinator.Core.Rows;

namespace Coordinator.Core.Transactions;

/// <summary>One attempt of a transaction, evaluated and laid out over its slots.</summary>
/// <param name="Attempt">The attempt.</param>
/// <param name="Evaluation">What its operations come to.</param>
/// <param name="Parts">Its part in each slot, the home slot included, in the order of the slots.</param>
sealed record AttemptPlan(Attempt Attempt, Evaluation Evaluation, ImmutableArray<SlotPart> Parts)
{
    /// <summary>Where the items stand in a batch: after the guard and the vote or outcome.</summary>
    public const int FirstItemIndex = 2;

    /// <summary>
    /// One slot with one replica commits in one batch. An item that does not exist and is only read needs an intent to
    /// hold its place, so it takes the way with votes.
    /// </summary>
    public bool IsDirect => MayBeDirect([.. Parts.Select(part => part.Slot)], Evaluation.Items);

    /// <summary>The rule of <see cref="IsDirect"/>, for a run or for the forecast of one.</summary>
    public static bool MayBeDirect(ImmutableArray<SlotPlacement> slots, ImmutableArray<ItemEvaluation> items) =>
        slots is [{ InSync.Length: 1 }]
        && !items.Any(item => item.Change == IntentChange.Lock && item.Before.Version == 0);

    /// <summary>The way it takes.</summary>
    public TransactionPlan Plan => IsDirect ? TransactionPlan.SingleSlot : TransactionPlan.Votes;

    /// <summary>Partitions that it writes.</summary>
    public int Replicas => Parts.Sum(part => part.Slot.InSync.Length);

    /// <summary>The home slot's part.</summary>
    public SlotPart Home => Parts.Single(part => part.Slot.Slot == Attempt.Home);

    /// <summary>
    /// The item on which a batch of this plan was refused; null when it was refused on another row or not at all.
    /// </summary>
    /// <param name="batchIndex">The batch's place among those of all replicas.</param>
    /// <param name="result">Its result.</param>
    public BaseItem? RefusedItem(int batchIndex, CommitResult result)
    {
        var part = Parts.SelectMany(part => Enumerable.Repeat(part, part.Slot.InSync.Length)).ElementAt(batchIndex);
        var index = result.RefusedIndex - FirstItemIndex;
        var isItem = result.Status == CommitStatus.Refused && index >= 0 && index < part.Items.Length;
        return isItem ? part.Items[index].Base : null;
    }

    /// <summary>Lays out evaluated items over slots.</summary>
    public static ImmutableArray<SlotPart> Lay(
        SlotPlacement home, ImmutableArray<BaseItem> items, Evaluation evaluation)
    {
        var parts = items.Zip(evaluation.Items).GroupBy(pair => pair.First.Slot.Slot)
            .Select(slot => new SlotPart(slot.First().First.Slot, [.. slot]))
            .ToList();
        if (parts.TrueForAll(part => part.Slot.Slot != home.Slot))
            parts.Add(new SlotPart(home, []));
        return [.. parts.OrderBy(part => part.Slot.Slot)];
    }

    /// <summary>Failures of slots whose values no batch can carry.</summary>
    public static IEnumerable<OperationFailure> TooLarge(
        SlotId home, ImmutableArray<SlotPart> parts, ImmutableArray<PublishedMessage> messages)
    {
        var messageBytes = messages.Sum(message => Encoding.UTF8.GetByteCount(message.Value));
        return parts.Where(part => part.Items.Length > 0 && part.IsTooLarge(part.Slot.Slot == home ? messageBytes : 0))
            .Select(part => part.Items[0].After)
            .Select(item => new OperationFailure
            {
                Index = item.FirstIndex,
                Item = item.Before.Item,
                Reason = FailureReason.TooLarge,
                Expected = $"{{\"slotBytesMax\":{Limits.SlotBytesMax}"
                    + $",\"slotChangeBytesMax\":{Limits.SlotChangeBytesMax}}}",
                ActualVersion = item.Before.Exists ? item.Before.Version : 0,
            });
    }
}
