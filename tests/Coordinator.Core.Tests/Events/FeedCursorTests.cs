using System.Buffers.Text;
using Coordinator.Core.Events;
using Coordinator.Core.Model;
using Coordinator.Core.Sagas.Stores;
using Coordinator.TestKit.Simulation;

namespace Coordinator.Core.Tests.Events;

public sealed class FeedCursorTests
{
    const int AddressCharsMax = 6_000;

    static readonly FeedSource Accounts = new(FeedKind.Collection, "accounts");

    [Fact]
    public void A_cursor_does_not_come_back_as_it_was() => Seeds.ForEach(200, seed =>
    {
        var random = new Random(seed);
        var slots = random.Next(1, Limits.SlotCountMax + 1);
        var bits = random.Next(1, 63);
        var cursor = new FeedCursor(
            Accounts, random.Next(slots), [.. Enumerable.Range(0, slots).Select(_ => random.NextInt64(1L << bits))]);
        var text = cursor.Encode();
        var read = FeedCursor.Decode(text, Accounts, slots);
        Assert.Equal(cursor.Positions.AsEnumerable(), read.Positions);
        Assert.Equal(cursor.Start, read.Start);
        Assert.Equal(text, Uri.EscapeDataString(text));
    });

    /// <summary>A quarter of a billion events in every slot: front ends take addresses of 8 KB.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1L << 40)]
    public void A_cursor_does_not_fit_an_address(long least)
    {
        var random = new Random(1);
        var positions = Enumerable.Range(0, Limits.SlotCountMax).Select(_ => least + random.NextInt64(1L << 28));
        var cursor = new FeedCursor(Accounts, 7, [.. positions]);
        Assert.InRange(cursor.Encode().Length, 1, AddressCharsMax);
    }

    [Fact]
    public void A_cursor_goes_on_with_what_it_was_not_made_for()
    {
        var text = FeedCursor.Beginning(Accounts, 64).Encode();
        Refused(text, new FeedSource(FeedKind.Collection, "account"), 64);
        Refused(text, new FeedSource(FeedKind.Topic, "accounts"), 64);
        Refused(text, Accounts, 65);
        FeedCursor.Decode(text, Accounts, 64);
    }

    [Fact]
    public void Something_else_is_taken_for_a_cursor() => Seeds.ForEach(300, seed =>
    {
        var random = new Random(seed);
        var good = Base64Url.DecodeFromChars(FeedCursor.Beginning(Accounts, 16).Encode());
        Refused(Base64Url.EncodeToString(good.AsSpan(0, random.Next(good.Length))), Accounts, 16);
        Refused(Base64Url.EncodeToString([.. good, 0]), Accounts, 16);
        var noise = new byte[random.Next(64)];
        random.NextBytes(noise);
        Refused(Base64Url.EncodeToString(noise), Accounts, 16);
        // Behind a head that is right; what follows stands for positions or is refused, and nothing else happens.
        var mixed = Base64Url.EncodeToString([.. good.AsSpan(0, 7), .. noise]);
        if (Record.Exception(() => FeedCursor.Decode(mixed, Accounts, 16)) is { } refusal)
            Assert.IsType<InvalidCursorException>(refusal);
    });

    [Theory]
    [InlineData("")]
    [InlineData("now")]
    [InlineData("%%%")]
    [InlineData("é")]
    [InlineData("AQ==")]
    public void A_text_of_another_make_is_taken_for_a_cursor(string text) => Refused(text, Accounts, 16);

    [Fact]
    public void An_endless_text_is_read_through() => Refused(new string('A', 1_000_000), Accounts, 16);

    [Fact]
    public void Numbers_beyond_the_greatest_wrap_round()
    {
        byte[] greatest = [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f];
        var head = Base64Url.DecodeFromChars(FeedCursor.Beginning(Accounts, 1).Encode()).AsSpan(0, 7);
        Refused(Base64Url.EncodeToString([.. head, 0, .. greatest, 1]), Accounts, 1);
        Refused(Base64Url.EncodeToString([.. head, .. greatest, 0, 0]), Accounts, 1);
        Refused(Base64Url.EncodeToString([.. head, 0, .. greatest[..8], 0xff, 1, 0]), Accounts, 1);
        var read = FeedCursor.Decode(Base64Url.EncodeToString([.. head, 0, .. greatest, 0]), Accounts, 1);
        Assert.Equal(long.MaxValue, read.Positions[0]);
    }

    static void Refused(string text, FeedSource source, int slots) =>
        Assert.Throws<InvalidCursorException>(() => FeedCursor.Decode(text, source, slots));
}
