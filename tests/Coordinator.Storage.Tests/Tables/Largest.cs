using System.Collections.Immutable;
using System.Globalization;
using Coordinator.Core.Model;
using Coordinator.Core.Operations;
using Coordinator.Core.Rows;
using Coordinator.Storage.Tests.Support;

namespace Coordinator.Storage.Tests.Tables;

/// <summary>The largest things that the protocol makes.</summary>
static class Largest
{
    public static Attempt Attempt() => Some.Attempt(new string('é', Limits.TransactionIdBytesMax / 2)) with
    {
        Participants =
        [
            .. Enumerable.Range(0, Limits.SlotsMax)
                .Select(i => new Participant(new SlotId(Limits.SlotCountMax - i), new Epoch(int.MaxValue))),
        ],
        CommitTime = new Hlc(long.MaxValue),
        Started = new Hlc(long.MaxValue),
    };

    /// <summary>The most items of a slot, with the longest names.</summary>
    public static ImmutableArray<ItemName> Names() =>
    [
        .. Enumerable.Range(0, Limits.ItemsPerSlotMax).Select(i => new ItemName(
            new string('c', Limits.CollectionCharsMax),
            string.Create(CultureInfo.InvariantCulture, $"{new string('\u0001', Limits.KeyBytesMax - 2)}{i:d2}"))),
    ];

    /// <summary>An outcome with the most results and messages.</summary>
    public static OutcomeRow Outcome(Attempt attempt, ImmutableArray<ItemName> names) => Some.Outcome() with
    {
        Attempt = attempt,
        Items = names,
        Results =
        [
            .. Enumerable.Range(0, Limits.OperationsMax).Select(i => new OperationResult
            {
                Item = names[i % names.Length],
                Version = long.MaxValue,
                HasValue = true,
                Value = Text(Limits.ResultBytesMax / Limits.OperationsMax),
            }),
        ],
        Messages = [new PublishedMessage("news", Text(Limits.MessageBytesMax))],
    };

    /// <summary>JSON text of so many bytes, of the kind that grows most when it is escaped.</summary>
    public static string Text(int bytes) => $"\"{string.Concat(Enumerable.Repeat("\\\"", (bytes - 2) / 2))}\"";
}
