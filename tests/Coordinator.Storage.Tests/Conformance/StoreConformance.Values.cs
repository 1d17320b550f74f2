using Coordinator.Core.Effects;
using Coordinator.Core.Model;
using Coordinator.Core.Rows;
using Coordinator.Storage.Tests.Support;
using Shouldly;

namespace Coordinator.Storage.Tests.Conformance;

/// <content>What goes in comes out: every kind of row, every name, values up to their limit.</content>
public abstract partial class StoreConformance
{
    [Fact]
    public async Task A_row_comes_back_different()
    {
        foreach (var row in Some.Rows())
        {
            await PutAsync(row);
            (await ReadAsync(row.Key)).Row.ShouldBe(row);
        }
    }

    [Fact]
    public async Task A_replaced_row_keeps_something_of_the_old_one()
    {
        var large = Some.ItemWithIntent() with { Value = Text(200_000) };
        var etag = await PutAsync(large);
        await Store.CommitAsync(Some.Batch(new ReplaceRow(Some.Item(), etag)));
        (await ReadAsync(Alice)).Row.ShouldBe(Some.Item());
    }

    [Fact]
    public async Task Names_that_look_alike_share_a_row()
    {
        string[] keys =
        [
            "a", "A", "a/b", "a.b", "a%2fb", ".2f", "a.2fb", "é", "e\u0301", "ﬁ", "fi", "ß", "ss", "İ", "i", "I", "ı",
            "' or PartitionKey ne '", "’", "\"", "\\", "#", "?", "\0", "\t", "\u007f", "\u0085", "\uFFFE", " ", "  ",
            "😀", "a\u200bb", "ab", ".x", ".-", "..", ".", "/", "//", "accounts/alice", new('x', 279), new('x', 280),
            new('x', 281), $"{new string('x', 511)}y", $"{new string('x', 511)}z", new('é', 256), new('日', 170),
        ];
        foreach (var key in keys)
            await PutAsync(Some.Item(key, $"\"{Uri.EscapeDataString(key)}\""));
        foreach (var key in keys)
            (await ReadItemAsync(key)).ShouldBe(Some.Item(key, $"\"{Uri.EscapeDataString(key)}\""));
        var scanned = await ScanAllAsync(new ScanQuery(Some.StoreName, ScanKind.Items));
        scanned.Select(row => ((ItemRow)row.Row).Item.Key).ShouldBe(keys, ignoreOrder: true);
    }

    [Fact]
    public async Task Collections_and_keys_with_one_text_between_them_share_a_row()
    {
        var one = Some.Item() with { Item = new ItemName("a", "b-c") };
        var two = Some.Item() with { Item = new ItemName("a-b", "c") };
        await PutAsync(one);
        await PutAsync(two);
        (await ReadAsync(one.Key)).Row.ShouldBe(one);
        (await ReadAsync(two.Key)).Row.ShouldBe(two);
    }

    [Fact]
    public async Task A_value_and_an_intent_at_their_limit_do_not_fit_one_row()
    {
        var row = Some.ItemWithIntent(IntentChange.Put, Text(Limits.ItemBytesMax)) with
        {
            Item = new ItemName(new string('c', Limits.CollectionCharsMax), new string('/', Limits.KeyBytesMax)),
            Value = Text(Limits.ItemBytesMax),
        };
        await PutAsync(row);
        (await ReadAsync(row.Key)).Row.ShouldBe(row);
    }

    [Fact]
    public async Task A_value_is_cut_inside_a_character_at_the_end_of_a_property()
    {
        for (var shift = 0; shift < 4; shift++)
        {
            var text = new string('a', shift) + string.Concat(Enumerable.Repeat("😀", 40_000));
            var row = Some.Item($"k{shift}", $"\"{text}\"");
            await PutAsync(row);
            (await ReadItemAsync($"k{shift}")).ShouldBe(row);
        }
    }

    /// <summary>JSON text of so many bytes.</summary>
    static string Text(int bytes) => $"\"{new string('é', (bytes - 2) / 2)}\"";
}
