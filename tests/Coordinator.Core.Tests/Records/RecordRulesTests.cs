using System.Collections.Immutable;
using System.Globalization;
using Coordinator.Core.Effects;
using Coordinator.Core.Model;
using Coordinator.Core.Records;

namespace Coordinator.Core.Tests.Records;

/// <summary>What may not even be sent, at the limit and beside it.</summary>
public sealed class RecordRulesTests
{
    static readonly ETag Mark = new("W/\"1\"");

    [Theory]
    [InlineData("p", RecordNames.PartitionCharsMax)]
    [InlineData("/", RecordNames.PartitionCharsMax / 3)]
    [InlineData("日", RecordNames.PartitionCharsMax / 9)]
    public void A_partition_beyond_its_limit_passes_or_one_at_it_does_not(string letter, int max)
    {
        RecordRules.Require(Key(Repeat(letter, max - 1), "n"));
        RecordRules.Require(Key(Repeat(letter, max), "n"));
        RequireRefused(
            nameof(RecordNames.PartitionCharsMax), () => RecordRules.Require(Key(Repeat(letter, max + 1), "n")));
    }

    [Theory]
    [InlineData("n", RecordNames.NameCharsMax)]
    [InlineData("😀", RecordNames.NameCharsMax / 12)]
    public void A_name_beyond_its_limit_passes_or_one_at_it_does_not(string letter, int max)
    {
        RecordRules.Require(Key("p", Repeat(letter, max - 1)));
        RecordRules.Require(Key("p", Repeat(letter, max)));
        RequireRefused(nameof(RecordNames.NameCharsMax), () => RecordRules.Require(Key("p", Repeat(letter, max + 1))));
        var tooLong = Repeat(letter, max + 1);
        RequireRefused(nameof(RecordNames.NameCharsMax), () => RecordRules.RequireList("p", tooLong, null, 1));
        RequireRefused(nameof(RecordNames.NameCharsMax), () => RecordRules.RequireList("p", "", tooLong, 1));
    }

    [Fact]
    public void A_text_that_no_key_can_spell_passes()
    {
        Assert.ThrowsAny<ArgumentException>(() => RecordRules.Require(Key("p", "half \ud83d")));
        Assert.ThrowsAny<ArgumentException>(() => RecordRules.Require(Key("\ude00", "n")));
        Assert.ThrowsAny<ArgumentException>(() => RecordRules.Require(Key("", "n")));
        Assert.ThrowsAny<ArgumentException>(() => RecordRules.RequireList("p", "\ud83d", null, 1));
        Assert.ThrowsAny<ArgumentException>(() => RecordRules.RequireList("p", "", "\ud83d", 1));
        RecordRules.Require(Key("p", ""));
    }

    [Fact]
    public void A_list_of_nothing_passes()
    {
        RecordRules.RequireList("p", "", null, 1);
        Assert.ThrowsAny<ArgumentException>(() => RecordRules.RequireList("p", "", null, 0));
    }

    [Fact]
    public void A_batch_beyond_its_rows_passes_or_one_at_them_does_not()
    {
        RecordRules.Require(Inserts(Limits.BatchRowsMax - 1, 1));
        RecordRules.Require(Inserts(Limits.BatchRowsMax, 1));
        RequireRefused(
            nameof(Limits.BatchRowsMax), () => RecordRules.Require(Inserts(Limits.BatchRowsMax + 1, 1)));
        Assert.ThrowsAny<ArgumentException>(() => RecordRules.Require(ImmutableArray<RecordWrite>.Empty));
        Assert.ThrowsAny<ArgumentException>(() => RecordRules.Require(default(ImmutableArray<RecordWrite>)));
    }

    [Fact]
    public void A_value_beyond_its_limit_passes_or_one_at_it_does_not()
    {
        RecordRules.Require(Inserts(1, RecordNames.ValueBytesMax - 1));
        RecordRules.Require(Inserts(1, RecordNames.ValueBytesMax));
        RequireRefused(
            nameof(RecordNames.ValueBytesMax), () => RecordRules.Require(Inserts(1, RecordNames.ValueBytesMax + 1)));
        Assert.ThrowsAny<ArgumentException>(() => RecordRules.Require(Inserts(1, 0)));
    }

    [Fact]
    public void Values_beyond_the_limit_of_a_batch_pass_or_those_at_it_do_not()
    {
        const int Share = RecordNames.BatchBytesMax / Limits.BatchRowsMax;
        RecordRules.Require(Inserts(Limits.BatchRowsMax, Share));
        RequireRefused(nameof(RecordNames.BatchBytesMax), () => RecordRules.Require(
            Inserts(Limits.BatchRowsMax, Share).SetItem(0, new InsertRecord(Key("p", "x"), new byte[Share + 1]))));
    }

    [Fact]
    public void A_batch_of_two_partitions_or_with_a_record_twice_passes()
    {
        var insert = new InsertRecord(Key("p", "n"), new byte[1]);
        Assert.ThrowsAny<ArgumentException>(() => RecordRules.Require([insert, new DeleteRecord(Key("p", "n"), null)]));
        Assert.ThrowsAny<ArgumentException>(
            () => RecordRules.Require([insert, new InsertRecord(Key("P", "n"), new byte[1])]));
        RecordRules.Require([insert, new InsertRecord(Key("p", "N"), new byte[1])]);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("*")]
    public void A_condition_that_is_none_passes(string? mark)
    {
        Assert.ThrowsAny<ArgumentException>(
            () => RecordRules.Require([new ReplaceRecord(Key("p", "n"), new byte[1], new ETag(mark!))]));
        Assert.ThrowsAny<ArgumentException>(
            () => RecordRules.Require([new DeleteRecord(Key("p", "n"), new ETag(mark!))]));
        RecordRules.Require([new DeleteRecord(Key("p", "n"), null), new DeleteRecord(Key("p", "m"), Mark)]);
    }

    static RecordKey Key(string partition, string name) => new(partition, name);

    static string Repeat(string letter, int count) => string.Concat(Enumerable.Repeat(letter, count));

    static ImmutableArray<RecordWrite> Inserts(int count, int bytes) =>
        [.. Enumerable.Range(0, count).Select(i => new InsertRecord(Key("p", Number(i)), new byte[bytes]))];

    static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    static void RequireRefused(string limit, Action request) =>
        Assert.Equal(limit, Assert.Throws<StoreLimitException>(request).Limit);
}
