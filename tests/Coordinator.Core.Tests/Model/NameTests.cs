using Coordinator.Core.Model;

namespace Coordinator.Core.Tests.Model;

public sealed class NameTests
{
    static readonly SlotLayout Slots = SlotLayout.Even(64);

    static readonly SlotLayout Most = SlotLayout.Even(1024);

    [Fact]
    public void The_slot_of_a_key_never_changes_between_releases()
    {
        // Stored data would be lost from sight: these numbers are part of the storage format.
        Assert.Equal(43, SlotHash.Of(new ItemName("accounts", "alice"), Slots).Value);
        Assert.Equal(940, SlotHash.Of(new ItemName("accounts", "bob"), Most).Value);
        Assert.Equal(19, SlotHash.OfClientId("order-4711", Slots).Value);
    }

    [Theory]
    [InlineData("orders", "{alice}4711", "carts", "x{alice}")]
    [InlineData("a", "{t}", "b", "{t}{u}")]
    public void Keys_with_one_hash_tag_share_a_slot(string collection, string key, string other, string otherKey)
    {
        Assert.Equal(
            SlotHash.Of(new ItemName(collection, key), Most), SlotHash.Of(new ItemName(other, otherKey), Most));
    }

    [Fact]
    public void An_empty_tag_is_no_tag()
    {
        var slots = Enumerable.Range(0, 50).Select(i => SlotHash.Of(new ItemName("a", "{}" + i), Most)).Distinct();
        Assert.True(slots.Count() > 25);
    }

    [Theory]
    [InlineData("accounts/alice", true)]
    [InlineData("accounts/a/b/c", true)]
    [InlineData("accounts/", false)]
    [InlineData("accounts", false)]
    [InlineData("/alice", false)]
    [InlineData("acc ounts/alice", false)]
    [InlineData("äccounts/alice", false)]
    [InlineData("accounts/日本語 🙂", true)]
    [InlineData("_accounts/alice", true)]
    [InlineData("__accounts/alice", false)]
    public void Item_names_outside_the_contract_are_refused(string text, bool isAllowed)
    {
        Assert.Equal(isAllowed, ItemName.TryParse(text, out _, out var error));
        Assert.Equal(isAllowed, error.Length == 0);
    }

    [Fact]
    public void A_key_that_is_not_valid_unicode_is_refused() =>
        Assert.False(ItemName.TryCreate("accounts", "\ud800", out _, out _));

    [Fact]
    public void A_key_is_measured_in_bytes_not_in_characters()
    {
        Assert.True(ItemName.TryCreate("a", new string('é', Limits.KeyBytesMax / 2), out _, out _));
        Assert.False(ItemName.TryCreate("a", new string('é', (Limits.KeyBytesMax / 2) + 1), out _, out _));
    }

    [Fact]
    public void A_server_id_is_at_home_in_the_slot_that_it_names()
    {
        var id = TransactionId.OfServer(new SlotId(17), new string('a', 26));

        Assert.Equal(17, id.Home(Slots).Value);
        Assert.True(TransactionId.TryParse(id.Value, Slots.SlotCount, out _, out _));
        Assert.False(TransactionId.TryParse(id.Value, 16, out _, out _));
    }

    [Theory]
    [InlineData("s17-short")]
    [InlineData("s-aaaaaaaaaaaaaaaaaaaaaaaaaa")]
    [InlineData("s17-AAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public void An_id_that_only_looks_like_the_servers_is_hashed(string id)
    {
        Assert.Equal(SlotHash.OfClientId(id, Slots), new TransactionId(id).Home(Slots));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a\nb")]
    public void Ids_that_could_forge_a_log_line_are_refused(string id) =>
        Assert.False(TransactionId.TryParse(id, Slots.SlotCount, out _, out _));

    [Fact]
    public void Commit_times_order_as_text_as_they_do_as_numbers()
    {
        var early = Hlc.At(DateTimeOffset.FromUnixTimeMilliseconds(1_000));
        var late = Hlc.At(DateTimeOffset.FromUnixTimeMilliseconds(1_800_000_000_000));

        Assert.True(string.CompareOrdinal(early.ToString(), late.ToString()) < 0);
        Assert.Equal(late, Hlc.Parse(late.ToString()));
        Assert.False(Hlc.TryParse("ffffffffffffffff", out _));
    }

    [Fact]
    public void A_clock_that_jumps_back_still_gives_growing_times()
    {
        var time = new ManualTime { Now = DateTimeOffset.FromUnixTimeMilliseconds(2_000) };
        var clock = new HlcClock(time);
        var first = clock.Now();
        time.Now = DateTimeOffset.FromUnixTimeMilliseconds(1_000);
        clock.Observe(first.Next.Next);

        Assert.True(clock.Now() > first.Next.Next);
    }

    sealed class ManualTime : TimeProvider
    {
        public DateTimeOffset Now { get; set; }

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
