using System.Text.Json;
using Coordinator.Core.Locks;
using Coordinator.Core.Model;
using Coordinator.Core.Sagas;

namespace Coordinator.Core.Tests.Model;

public sealed class TenantTests
{
    static readonly SlotLayout Slots = SlotLayout.Even(64);

    static readonly string[] Parts =
    [
        "a", "b", "ab", "s1", "-", "--", "_", "..", "/", "%2f", "a-", "-a", "é", "日本", "🙂", "\u202e", "'", " ", "A",
        "=",
    ];

    [Theory]
    [InlineData("acme", true)]
    [InlineData("a", true)]
    [InlineData("0", true)]
    [InlineData("abcdefghijklmnop", true)]
    [InlineData("s", true)]
    [InlineData("s1a", true)]
    [InlineData("abcdefghijklmnopq", false)]
    [InlineData("", false)]
    [InlineData("Acme", false)]
    [InlineData("a-b", false)]
    [InlineData("a_b", false)]
    [InlineData("é", false)]
    [InlineData("s1", false)]
    [InlineData("s1023", false)]
    public void A_name_with_which_a_prefix_could_be_forged_is_taken(string name, bool isAllowed) =>
        Assert.Equal(isAllowed, Tenant.TryParse(name, out _));

    /// <summary>Whatever two tenants say, they never mean the same, and each gets its own words back.</summary>
    [Fact]
    public void A_prefix_is_forged_by_a_delimiter_in_a_name()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        Tenant[] tenants = [Of("a"), Of("b"), Of("ab"), Of("a1"), Of("abcdefghijklmnop")];
        var owners = new Dictionary<string, (Tenant Tenant, string Name)>(StringComparer.Ordinal);
        for (var round = 0; round < 20_000; round++)
        {
            var tenant = tenants[random.Next(tenants.Length)];
            var name = string.Concat(Enumerable.Range(0, random.Next(5)).Select(_ => Parts[random.Next(Parts.Length)]));
            var scoped = tenant.Scope(name);
            Assert.True(tenant.Owns(scoped), $"seed {seed}: {tenant} {name}");
            Assert.Equal(name, tenant.Plain(scoped));
            Assert.All(tenants.Where(other => other != tenant), other => Assert.False(
                other.Owns(scoped), $"seed {seed}: {scoped} of {tenant} is {other}'s too"));
            if (!owners.TryAdd(scoped, (tenant, name)))
                Assert.Equal(owners[scoped], (tenant, name));
        }
    }

    [Fact]
    public void A_name_of_another_is_shown() =>
        Assert.Throws<InvariantViolationException>(() => Of("a").Plain("b-x"));

    [Fact]
    public void Without_a_tenant_a_name_is_another()
    {
        Assert.Equal("a-b", Tenant.None.Scope("a-b"));
        Assert.Equal("a-b", Tenant.None.Plain("a-b"));
        Assert.True(Tenant.None.Owns("a-b"));
        Assert.Null(Tenant.None.Error("x", _ => null));
    }

    [Fact]
    public void An_item_of_a_tenant_is_named_with_the_prefix_or_a_fence_without()
    {
        var tenant = Of("a");
        var item = new ItemName("orders", "a-1/{x}");
        Assert.Equal(new ItemName("a-orders", "a-1/{x}"), tenant.Scope(item));
        Assert.Equal(item, tenant.Plain(tenant.Scope(item)));
        var fence = FenceItem.Of(tenant.Scope("nightly"));
        Assert.True(tenant.Owns(fence));
        Assert.Equal(FenceItem.Of("nightly"), tenant.Plain(fence));
        Assert.False(Of("b").Owns(fence));
    }

    [Fact]
    public void A_server_id_of_a_tenant_is_at_home_elsewhere()
    {
        var random = new string('z', 26);
        foreach (var tenant in new[] { Tenant.None, Of("a"), Of("abcdefghijklmnop"), Of("s") })
        {
            var id = TransactionId.OfServer(new SlotId(43), random, tenant);
            Assert.True(tenant.Owns(id.Value));
            Assert.Equal(43, id.Home(Slots).Value);
            Assert.True(TransactionId.TryParse(id.Value, slotCount: 64, out _, out _));
        }

        // A client's id is hashed, also when it begins like a server's behind a second prefix.
        foreach (var id in new[] { $"a-b-s43-{random}", $"A-s43-{random}", $"a-s43-{random}z" })
            Assert.Equal(SlotHash.OfClientId(id, Slots), new TransactionId(id).Home(Slots));
    }

    [Fact]
    public void A_rule_is_broken_by_the_prefix_unnoticed()
    {
        var tenant = Of("acme");
        string? Rule(string name) => name.Length > 8 ? "At most 8 characters." : null;
        Assert.Null(tenant.Error("abc", Rule));
        Assert.Equal(
            "At most 8 characters. The 5 characters of the tenant's prefix count among them.",
            tenant.Error("abcd", Rule));
        Assert.Equal("At most 8 characters.", tenant.Error("abcdefghi", Rule));
        Assert.Equal("At most 8 characters.", Tenant.None.Error("abcdefghi", Rule));
    }

    [Fact]
    public void A_tenant_is_lost_on_its_way_through_a_record()
    {
        var start = new SagaStart("a-1", "a-trip", 1, "{}", Of("a"));
        var text = JsonSerializer.Serialize(start);
        Assert.Contains("\"Tenant\":\"a\"", text, StringComparison.Ordinal);
        Assert.Equal(start, JsonSerializer.Deserialize<SagaStart>(text));
        // One of a deployment without tenants, or of an earlier build, has none.
        var plain = JsonSerializer.Serialize(start with { Tenant = Tenant.None });
        Assert.DoesNotContain("Tenant", plain, StringComparison.Ordinal);
        Assert.Equal(Tenant.None, JsonSerializer.Deserialize<SagaStart>(plain)!.Tenant);
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Tenant>("\"A-b\""));
    }

    static Tenant Of(string name)
    {
        Assert.True(Tenant.TryParse(name, out var tenant));
        return tenant;
    }
}
