using System.Globalization;
using Coordinator.Core;
using Coordinator.Core.Model;
using Coordinator.Core.Rows;

namespace Coordinator.Storage.Keys;

/// <summary>
/// The names of partitions and rows in a table.
/// <list type="table">
/// <item><term>PartitionKey</term><description><c>0042.1</c>: slot (four digits), incarnation.</description></item>
/// <item><term>RowKey</term>
/// <description><c>i0042.1.accounts.alice</c>: <see cref="RowKind"/>, the partition, the rest.</description></item>
/// </list>
/// The partition is repeated because Azurite looks rows up by one key alone, over all partitions of the table. The rest
/// is readable for plain names (see <see cref="KeyText"/>); the longest RowKey has 395 characters, and Azurite's limit
/// is 512. The mapping is injective; where a digest stands for a long name, the row itself keeps the name and it is
/// compared on every read. Outbox rows sort by commit time, attempt (of one commit time: by its spelling), part; events
/// by sequence, part; an item's history by sequence, backwards.
/// </summary>
static class KeyCodec
{
    /// <summary>
    /// The longest key that is ever made, and the most that <see cref="Tables.BatchGuard"/> lets pass.
    /// </summary>
    public const int KeyCharsMax = 400;

    const int NameCharsMax = 280;
    const int NonceCharsMax = 60;
    const string Separator = KeyText.Separator;

    /// <summary>The PartitionKey of a replica.</summary>
    public static string PartitionKey(Replica replica) =>
        string.Create(CultureInfo.InvariantCulture, $"{replica.Slot.Value:d4}.{replica.Incarnation}");

    /// <summary>The replica that a PartitionKey names.</summary>
    public static Replica Replica(string store, string partitionKey)
    {
        var dot = partitionKey.IndexOf('.', StringComparison.Ordinal);
        Invariant.Require(dot == 4, $"a PartitionKey has a slot and an incarnation, not {partitionKey}");
        return new Replica(new SlotId(Number(partitionKey[..4])), store, Number(partitionKey[5..]));
    }

    /// <summary>The RowKey of a row.</summary>
    public static string RowKey(Replica replica, RowKey key)
    {
        var partition = PartitionKey(replica);
        return key switch
        {
            GuardKey guard => Text($"{RowKind.Guard}{partition}.{guard.Epoch.Value}"),
            FenceKey fence => Text($"{RowKind.Fence}{partition}.{fence.Epoch.Value}"),
            ItemKey item => Text($"{RowKind.Item}{partition}.{item.Item.Collection}.{Name(item.Item.Key)}"),
            JoiningKey => Text($"{RowKind.Joining}{partition}."),
            OriginKey => Text($"{RowKind.Origin}{partition}."),
            OutcomeKey outcome => Text($"{RowKind.Outcome}{partition}.{Name(outcome.Transaction.Value)}"),
            VoteKey vote => Text($"{RowKind.Vote}{partition}.{Attempt(vote.Attempt)}"),
            OutboxKey box => Text(
                $"{RowKind.Outbox}{partition}.{box.CommitTime}.{Attempt(box.Attempt)}{Separator}{box.Part:d5}"),
            OpenKey open => Text($"{RowKind.Open}{partition}.{Attempt(open.Attempt)}"),
            HeadKey => Text($"{RowKind.Head}{partition}."),
            EventKey one => Text($"{RowKind.Event}{partition}.{one.Sequence:x16}.{one.Part:d5}"),
            HistoryKey { Item: var item } one => Text(
                $"{RowKind.History}{partition}.{item.Collection}.{Name(item.Key)}{Separator}{Left(one.Sequence)}"),
            _ => throw new ArgumentException($"An unknown kind of row key: {key.GetType().Name}.", nameof(key)),
        };
    }

    /// <summary>
    /// The row key that a RowKey spells; null when a digest stands for a part of it, so that only the row itself can
    /// tell.
    /// </summary>
    /// <exception cref="InvariantViolationException">It is none that this codec makes.</exception>
    public static RowKey? Decode(string rowKey)
    {
        try
        {
            var rest = Rest(rowKey);
            return rowKey[0] switch
            {
                RowKind.Guard => new GuardKey(new Epoch(Number(rest))),
                RowKind.Fence => new FenceKey(new Epoch(Number(rest))),
                RowKind.Joining => new JoiningKey(),
                RowKind.Item => Item(rest),
                RowKind.Origin => new OriginKey(),
                RowKind.Outcome => DecodeName(rest) is { } id ? new OutcomeKey(new TransactionId(id)) : null,
                RowKind.Vote => DecodeAttempt(rest.Split(Separator)) is { } attempt ? new VoteKey(attempt) : null,
                RowKind.Outbox => Outbox(rest),
                RowKind.Open => DecodeAttempt(rest.Split(Separator)) is { } attempt ? new OpenKey(attempt) : null,
                RowKind.Head => new HeadKey(),
                RowKind.Event => Event(rest),
                RowKind.History => History(rest),
                _ => throw new FormatException("An unknown kind of row."),
            };
        }
        catch (FormatException e)
        {
            throw new InvariantViolationException($"a RowKey is made by this codec, unlike {rowKey} ({e.Message})");
        }
    }

    /// <summary>The collection that the RowKey of an item or of its history spells; it is never a digest.</summary>
    public static string Collection(string itemRowKey)
    {
        var rest = Rest(itemRowKey);
        return rest[..rest.IndexOf('.', StringComparison.Ordinal)];
    }

    static string Attempt(AttemptId attempt) => Text(
        $"{Name(attempt.Transaction.Value)}{Separator}{attempt.Number}{Separator}{Nonce(attempt.Nonce)}");

    static string Nonce(string nonce) => KeyText.Encode(nonce, NonceCharsMax);

    static string Name(string name) => KeyText.Encode(name, NameCharsMax);

    static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    /// <summary>What follows the kind, the slot, the incarnation and their dots.</summary>
    static string Rest(string rowKey)
    {
        var dot = rowKey.Length < 7 ? -1 : rowKey.IndexOf('.', 6);
        return dot < 0 || rowKey[5] != '.' ? throw new FormatException("No partition.") : rowKey[(dot + 1)..];
    }

    static ItemKey? Item(string rest)
    {
        // A collection holds no dot.
        var dot = rest.IndexOf('.', StringComparison.Ordinal);
        if (dot < 1)
            throw new FormatException("No collection.");
        return DecodeName(rest[(dot + 1)..]) is { } key ? new ItemKey(new ItemName(rest[..dot], key)) : null;
    }

    static OutboxKey? Outbox(string rest)
    {
        if (rest.Length < 17 || rest[16] != '.' || !Hlc.TryParse(rest[..16], out var time))
            throw new FormatException("No commit time.");
        var parts = rest[17..].Split(Separator);
        if (parts.Length != 4)
            throw new FormatException("No part.");
        return DecodeAttempt(parts[..3]) is { } attempt ? new OutboxKey(time, attempt, Number(parts[3])) : null;
    }

    static EventKey Event(string rest)
    {
        if (rest.Length != 22 || rest[16] != '.')
            throw new FormatException("No event.");
        return new EventKey(Hexadecimal(rest[..16]), Number(rest[17..]));
    }

    static HistoryKey? History(string rest)
    {
        var separator = rest.LastIndexOf(Separator, StringComparison.Ordinal);
        if (separator < 0)
            throw new FormatException("No sequence number.");
        var sequence = long.MaxValue - Hexadecimal(rest[(separator + Separator.Length)..]);
        return Item(rest[..separator]) is { } item ? new HistoryKey(item.Item, sequence) : null;
    }

    /// <summary>What is left of all numbers, so that later changes sort first.</summary>
    static string Left(long sequence) => (long.MaxValue - sequence).ToString("x16", CultureInfo.InvariantCulture);

    static long Hexadecimal(string digits) =>
        long.Parse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    static AttemptId? DecodeAttempt(string[] parts)
    {
        if (parts.Length != 3)
            throw new FormatException("An attempt has an id, a number and a nonce.");
        return DecodeName(parts[0]) is { } id && DecodeName(parts[2]) is { } nonce
            ? new AttemptId(new TransactionId(id), Number(parts[1]), nonce)
            : null;
    }

    static string? DecodeName(string encoded) => KeyText.IsDigest(encoded) ? null : KeyText.Decode(encoded);

    static int Number(string digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
}
