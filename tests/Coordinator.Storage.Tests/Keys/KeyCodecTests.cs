using Coordinator.Core;
using Coordinator.Core.Model;
using Coordinator.Core.Rows;
using Coordinator.Storage.Keys;
using Coordinator.Storage.Tests.Support;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;

namespace Coordinator.Storage.Tests.Keys;

/// <summary>S06: names of rows survive the way into a table, and no two share a place there.</summary>
public sealed class KeyCodecTests
{
    static readonly Gen<AttemptId> Attempts =
        from id in Texts.Id
        from number in Gen.Choose(1, int.MaxValue)
        from nonce in Gen.OneOf(Gen.Constant("n0nce"), Texts.Any)
        select new AttemptId(new TransactionId(id), number, nonce);

    static readonly Gen<RowKey> RowKeys = Gen.OneOf(
        from collection in Texts.Collection
        from key in Texts.Any
        select (RowKey)new ItemKey(new ItemName(collection, key)),
        Texts.Id.Select(id => (RowKey)new OutcomeKey(new TransactionId(id))),
        Attempts.Select(attempt => (RowKey)new VoteKey(attempt)),
        from attempt in Attempts
        from time in Gen.Choose(0, int.MaxValue)
        from part in Gen.Choose(0, 99_999)
        select (RowKey)new OutboxKey(new Hlc((long)time << 20), attempt, part),
        Gen.Choose(1, int.MaxValue).Select(epoch => (RowKey)new GuardKey(new Epoch(epoch))),
        Gen.Constant<RowKey>(new OriginKey()));

    static readonly Gen<Replica> Replicas =
        from slot in Gen.Choose(0, Limits.SlotCountMax - 1)
        from incarnation in Gen.OneOf(Gen.Choose(1, 12), Gen.Choose(1, int.MaxValue))
        select new Replica(new SlotId(slot), Some.StoreName, incarnation);

    [Fact]
    public void A_key_is_decoded_to_another() => RandomTest.Holds(
        RowKeys.Two(),
        pair => KeyCodec.Decode(Encode(pair.Item1)) is not { } decoded || decoded.Equals(pair.Item1));

    [Fact]
    public void A_short_key_is_not_decoded() => RandomTest.Holds(
        Texts.Any.Where(text => text.Length <= 20),
        text => new ItemKey(new ItemName("c", text)) is var key && key.Equals(KeyCodec.Decode(Encode(key))));

    [Fact]
    public void Two_keys_share_a_place() => RandomTest.Holds(
        RowKeys.Two(), pair => pair.Item1.Equals(pair.Item2) || Encode(pair.Item1) != Encode(pair.Item2));

    [Fact]
    public void Two_partitions_share_a_place() => RandomTest.Holds(
        from a in Replicas from b in Replicas from key in RowKeys select (a, b, key),
        example => example.a.Equals(example.b)
            || (KeyCodec.PartitionKey(example.a) != KeyCodec.PartitionKey(example.b)
                && KeyCodec.RowKey(example.a, example.key) != KeyCodec.RowKey(example.b, example.key)));

    [Fact]
    public void A_partition_is_decoded_to_another() => RandomTest.Holds(
        Replicas, replica => KeyCodec.Replica(Some.StoreName, KeyCodec.PartitionKey(replica)) == replica);

    [Fact]
    public void A_key_has_a_character_or_a_length_that_a_store_refuses() => RandomTest.Holds(
        from replica in Replicas from key in RowKeys select KeyCodec.RowKey(replica, key),
        rowKey => rowKey.Length < KeyCodec.KeyCharsMax
            && rowKey.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.' or '-'));

    [Fact]
    public void A_key_leaves_the_range_of_its_kind() => RandomTest.Holds(RowKeys, key =>
    {
        var rowKey = Encode(key);
        var range = KeyRange.Of(rowKey[0]);
        return string.CompareOrdinal(range.From, rowKey) <= 0 && string.CompareOrdinal(rowKey, range.Before) < 0;
    });

    [Fact]
    public void Outbox_keys_sort_by_something_before_their_time_or_split_an_attempt() => RandomTest.Holds(
        from one in Attempts
        from other in Attempts
        from time in Gen.Choose(0, 3)
        from otherTime in Gen.Choose(0, 3)
        from part in Gen.Choose(0, 12)
        from otherPart in Gen.Choose(0, 12)
        select (Key: new OutboxKey(new Hlc(time), one, part),
            OtherPart: new OutboxKey(new Hlc(time), one, otherPart),
            Other: new OutboxKey(new Hlc(otherTime), other, otherPart)),
        keys => Sign(Encode(keys.Key), Encode(keys.OtherPart)) == keys.Key.Part.CompareTo(keys.OtherPart.Part)
            && (keys.Key.CommitTime == keys.Other.CommitTime
                || Sign(Encode(keys.Key), Encode(keys.Other)) == keys.Key.CommitTime.CompareTo(keys.Other.CommitTime)));

    [Fact]
    public void Parts_of_two_attempts_of_one_time_mix() => RandomTest.Holds(
        Attempts.Two().Where(pair => !pair.Item1.Equals(pair.Item2)),
        pair =>
        {
            var keys = new[] { pair.Item1, pair.Item2 }
                .SelectMany(attempt => Enumerable.Range(0, 3).Select(part => new OutboxKey(new Hlc(1), attempt, part)))
                .OrderBy(Encode, StringComparer.Ordinal).ToList();
            return keys.Take(3).All(key => key.Attempt == keys[0].Attempt);
        });

    [Fact]
    public void The_longest_names_make_a_key_too_long()
    {
        var replica = new Replica(new SlotId(1023), Some.StoreName, int.MaxValue);
        var id = new AttemptId(new TransactionId(new string('x', 280)), int.MaxValue, new string('x', 60));
        KeyCodec.RowKey(replica, new OutboxKey(new Hlc(long.MaxValue), id, 99_999)).Length.ShouldBe(395);
        var item = new ItemName(new string('c', Limits.CollectionCharsMax), new string('x', 280));
        KeyCodec.RowKey(replica, new ItemKey(item)).Length.ShouldBeLessThan(KeyCodec.KeyCharsMax);
    }

    [Theory]
    [InlineData("alice", "i0007.1.accounts.alice")]
    [InlineData("order-2026_11", "i0007.1.accounts.order-2026_11")]
    [InlineData("a/b.c", "i0007.1.accounts.a.2fb.2ec")]
    [InlineData("é", "i0007.1.accounts..c3.a9")]
    public void A_plain_name_cannot_be_read_in_its_key(string key, string expected) =>
        Encode(new ItemKey(Some.Name(key))).ShouldBe(expected);

    [Fact]
    public void A_digest_can_be_spelled_by_a_name()
    {
        var digest = Encode(new ItemKey(Some.Name(new string('x', 300))))["i0007.1.accounts.".Length..];
        digest.ShouldStartWith(".x");
        digest.Length.ShouldBe(45);
        Encode(new ItemKey(Some.Name(digest))).ShouldNotContain(digest);
    }

    [Theory]
    [InlineData("")]
    [InlineData("i")]
    [InlineData("i0007.1")]
    [InlineData("i0007-1.a.b")]
    [InlineData("i0007.1.nokey")]
    [InlineData("i0007.1.c.a b")]
    [InlineData("i0007.1.c.a.2F")]
    [InlineData("i0007.1.c.a.61")]
    [InlineData("i0007.1.c.a.2")]
    [InlineData("i0007.1.c..ff")]
    [InlineData("v0007.1.id.-x.-n")]
    [InlineData("v0007.1.id.-1")]
    [InlineData("x0007.1.0000.id.-1.-n.-0")]
    [InlineData("g0007.1.-1")]
    [InlineData("y0007.1.1")]
    public void A_foreign_key_is_decoded(string rowKey) =>
        Should.Throw<InvariantViolationException>(() => KeyCodec.Decode(rowKey));

    static string Encode(RowKey key) => KeyCodec.RowKey(Some.Replica, key);

    static int Sign(string left, string right) => Math.Sign(string.CompareOrdinal(left, right));
}
