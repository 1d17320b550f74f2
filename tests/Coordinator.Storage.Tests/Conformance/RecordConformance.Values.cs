using System.Text;
using Coordinator.Core.Effects;
using Coordinator.Core.Model;
using Coordinator.Core.Records;
using Shouldly;

namespace Coordinator.Storage.Tests.Conformance;

/// <content>What goes in comes out: every name, values up to their limit, and nothing beyond one.</content>
public abstract partial class RecordConformance
{
    /// <summary>Texts that an encoding of names may take for each other.</summary>
    static readonly string[] Alike =
    [
        "", "a", "A", "a/b", "a\\b", "a.b", "a%2fb", "a.2fb", ".2f", "é", "e\u0301", "ﬁ", "fi", "ß", "ss", "İ", "i",
        "I", "ı", "K", "\u212a", "'", "' or PartitionKey ne '", "’", "\"", "#", "?", "\0", "\u0001", "\t", "\r\n",
        "\u007f", "\u0085", "\u00ad", "\uFFFE", "\uFEFF", " ", "  ", "😀", "😁", "\U0010FFFF", "a\u200bb", "ab", ".x",
        ".-", "..", ".", "-", "_", "~", "/", "//", "row/a", "row-a",
    ];

    [Fact]
    public async Task Names_that_look_alike_share_a_record()
    {
        await PutAllAsync(Alike);
        foreach (var name in Alike)
            (await ReadAsync(Key(name))).Record!.Value.ToArray().ShouldBe(ValueOf(name).ToArray());
        (await NamesAsync()).ShouldBe(Alike.Order(Comparer<string>.Create(RecordNames.Compare)));
    }

    [Fact]
    public async Task Partitions_that_look_alike_share_records()
    {
        var partitions = Alike.Where(partition => partition.Length > 0).ToList();
        foreach (var partition in partitions)
            await PutAllAsync(["shared", $"of {partition}"], partition);
        foreach (var partition in partitions)
            (await NamesAsync(partition: partition)).ShouldBe([$"of {partition}", "shared"]);
    }

    /// <summary>Where a partition ends and a name begins.</summary>
    [Fact]
    public async Task Partitions_and_names_with_one_text_between_them_share_a_record()
    {
        RecordKey[] keys =
        [
            new("a", "b-c"), new("a-b", "c"), new("a.-b", "c"), new("a", ".-b.-c"), new("a.", "-b"),
        ];
        foreach (var key in keys)
            await PutAsync(new InsertRecord(key, ValueOf(key.ToString())));
        foreach (var key in keys)
            (await ReadAsync(key)).Record!.Value.ToArray().ShouldBe(ValueOf(key.ToString()).ToArray());
    }

    /// <summary>All of ASCII and Latin, and some of all the rest, each as the only character of a name.</summary>
    [Fact]
    public async Task A_character_is_lost_or_out_of_order_in_a_name()
    {
        var names = Enumerable.Range(0, 0x250)
            .Concat(Enumerable.Range(0, 500).Select(i => 0x250 + (i * 2003)))
            .Where(Rune.IsValid).Select(code => new Rune(code).ToString()).ToList();
        names.Count.ShouldBeGreaterThan(1000);
        await PutAllAsync(names);
        (await NamesAsync()).ShouldBe(names.Order(Comparer<string>.Create(RecordNames.Compare)));
    }

    [Theory]
    [InlineData("p", RecordNames.PartitionCharsMax, "n", RecordNames.NameCharsMax)]
    [InlineData("/", RecordNames.PartitionCharsMax / 3, "😀", RecordNames.NameCharsMax / 12)]
    public async Task Names_at_their_limit_are_cut_or_those_beyond_it_are_sent(
        string letter, int partitionMax, string letterOfName, int nameMax)
    {
        foreach (var less in new[] { 1, 0 })
        {
            var partition = Repeat(letter, partitionMax - less);
            var names = new[] { Repeat(letterOfName, nameMax), Repeat(letterOfName, nameMax - 1) };
            await PutAllAsync(names, partition);
            (await NamesAsync(partition: partition)).ShouldBe(names, ignoreOrder: true);
            (await ReadAsync(new RecordKey(partition, names[0]))).Status.ShouldBe(ReadStatus.Found);
            (await NamesAsync(names[0], partition: partition)).ShouldBe([names[0]]);
        }

        var tooLong = new[]
        {
            new RecordKey(Repeat(letter, partitionMax + 1), "n"), new RecordKey("p", Repeat(letterOfName, nameMax + 1)),
        };
        foreach (var key in tooLong)
        {
            await Should.ThrowAsync<StoreLimitException>(() => Records.ReadAsync(key));
            await Should.ThrowAsync<StoreLimitException>(() => CommitAsync(new InsertRecord(key, Json("1"))));
            await Should.ThrowAsync<StoreLimitException>(() => Records.ListAsync(key.Partition, key.Name, null, 1));
            await Should.ThrowAsync<StoreLimitException>(() => Records.ListAsync(key.Partition, "", key.Name, 1));
        }
    }

    [Fact]
    public async Task Half_a_surrogate_pair_is_sent()
    {
        await Should.ThrowAsync<ArgumentException>(() => Records.ReadAsync(Key("\ud83d")));
        await Should.ThrowAsync<ArgumentException>(() => CommitAsync(Insert("\ude00")));
        await Should.ThrowAsync<ArgumentException>(() => Records.ListAsync(Partition, "\ud83d", null, 1));
        await Should.ThrowAsync<ArgumentException>(() => Records.ListAsync("\ud83d", "", null, 1));
    }

    [Theory]
    [InlineData(RecordNames.ValueBytesMax - 1)]
    [InlineData(RecordNames.ValueBytesMax)]
    public async Task A_value_at_its_limit_comes_back_different(int bytes)
    {
        var value = new byte[bytes];
        new Random(bytes).NextBytes(value);
        var etag = await PutAsync(new InsertRecord(Key(), value));
        (await ReadAsync(Key())).Record!.Value.Span.SequenceEqual(value).ShouldBeTrue();
        (await ListAsync()).ShouldHaveSingleItem().Value.Span.SequenceEqual(value).ShouldBeTrue();
        await PutAsync(Replace("a", "1", etag));
        (await ReadTextAsync()).ShouldBe("1");
    }

    [Fact]
    public async Task A_value_beyond_its_limit_is_sent()
    {
        var large = new InsertRecord(Key("large"), new byte[RecordNames.ValueBytesMax + 1]);
        var error = await Should.ThrowAsync<StoreLimitException>(() => CommitAsync(Insert("small"), large));
        (error.Limit, error.Actual).ShouldBe((nameof(RecordNames.ValueBytesMax), RecordNames.ValueBytesMax + 1));
        (await NamesAsync()).ShouldBeEmpty();
    }

    /// <summary>With the longest keys, which take of the same limit.</summary>
    [Theory]
    [InlineData(4)]
    [InlineData(Limits.BatchRowsMax)]
    public async Task A_batch_at_its_limit_is_refused_or_one_beyond_it_is_sent(int rows)
    {
        var partition = Repeat("p", RecordNames.PartitionCharsMax);
        var values = Enumerable.Range(0, rows).Select(i => new byte[RecordNames.BatchBytesMax / rows]).ToArray();
        var keys = Numbered(rows).Select(name =>
            new RecordKey(partition, name + Repeat("n", RecordNames.NameCharsMax - name.Length))).ToArray();
        var beyond = keys.Zip(values, (key, value) => new InsertRecord(key, value)).ToArray();
        beyond[0] = beyond[0] with { Value = new byte[values[0].Length + 1] };
        var error = await Should.ThrowAsync<StoreLimitException>(() => CommitAsync([.. beyond]));
        error.Limit.ShouldBe(nameof(RecordNames.BatchBytesMax));
        var result = await CommitAsync([.. keys.Zip(values, (key, value) => new InsertRecord(key, value))]);
        result.Status.ShouldBe(CommitStatus.Applied);
        (await NamesAsync(partition: partition)).Count.ShouldBe(rows);
    }

    static string Repeat(string letter, int count) => string.Concat(Enumerable.Repeat(letter, count));
}
