using Coordinator.Functions.Access;
using Coordinator.Functions.Hosting;
using Microsoft.Extensions.Configuration;
using Shouldly;

namespace Coordinator.Functions.Tests.Access;

public sealed class AccessSettingsTests
{
    const string Platform = "Coordinator:Access:Platform";
    const string Authority = "Coordinator:Access:Authority";
    const string Audience = "Coordinator:Access:Audience";
    const string Directory = "https://login.microsoftonline.com/11111111-1111-1111-1111-111111111111/v2.0";

    static readonly string Digest = KeyDigest.Of("a-key").ToString();

    static readonly (string Name, string? Value)[] Red =
        [("Coordinator:Tenants:0:Name", "red"), ("Coordinator:Tenants:0:Keys:0", Digest)];

    [Fact]
    public void The_way_in_is_another_one_than_is_set()
    {
        Read().Access.Way.ShouldBe(AccessWay.Keys);
        Read((Authority, Directory), (Audience, "api://a")).Access.Way.ShouldBe(AccessWay.Tokens);
        Read((Platform, "true")).Access.Way.ShouldBe(AccessWay.Platform);
        Read((Platform, "false")).Access.Way.ShouldBe(AccessWay.Keys);
    }

    [Theory]
    [InlineData("true", "True", true)]
    [InlineData("true", "true", true)]
    [InlineData("true", "False", false)]
    [InlineData("true", "1", false)]
    [InlineData("true", null, false)]
    [InlineData("false", "True", false)]
    [InlineData(null, "True", false)]
    public void The_platform_is_believed_by_its_own_word_or_by_ours_alone(string? ours, string? its, bool isTrusted) =>
        Read((Platform, ours), ("WEBSITE_AUTH_ENABLED", its)).Access.IsPlatformTrusted.ShouldBe(isTrusted);

    [Fact]
    public void Tenants_cannot_be_set()
    {
        var tenant = Read(
            [
                .. Red, ("Coordinator:Tenants:0:Clients:0", "11111111-1111-1111-1111-111111111111"),
                ("Coordinator:Tenants:0:RequestsPerSecond", "50"),
                ("Coordinator:Tenants:0:AllowedHosts:0", "air.example"),
                ("Coordinator:Tenants:0:AllowedHosts:1", "localhost:7072"),
            ]).Tenants.ShouldHaveSingleItem();
        tenant.Tenant.Name.ShouldBe("red");
        tenant.Keys.ShouldHaveSingleItem().IsSameAs(KeyDigest.Of("a-key")).ShouldBeTrue();
        tenant.Clients.ShouldBe(["11111111-1111-1111-1111-111111111111"]);
        tenant.RequestsPerSecond.ShouldBe(50);
        tenant.AllowedHosts!.Allows(new Uri("https://air.example/")).ShouldBeTrue();
        tenant.AllowedHosts.Allows(new Uri("http://localhost:7072/")).ShouldBeTrue();
        tenant.AllowedHosts.Allows(new Uri("https://sea.example/")).ShouldBeFalse();
        Read(Red).Tenants.ShouldHaveSingleItem().AllowedHosts.ShouldBeNull("the deployment's list holds");
        Read().Tenants.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(Platform, "yes", "true or false")]
    [InlineData(Audience, "api://a", "go together")]
    [InlineData("Coordinator:Access:OperatorKeys:0", "canary", "SHA-256")]
    [InlineData("Coordinator:Tenants:0:Name", "Red", "a-z 0-9")]
    [InlineData("Coordinator:Tenants:0:Name", "red-green", "a-z 0-9")]
    [InlineData("Coordinator:Tenants:0:Name", "", "a-z 0-9")]
    [InlineData("Coordinator:Tenants:0:Name", "seventeenletterss", "1-16")]
    [InlineData("Coordinator:Tenants:0:Keys:0", "canary", "SHA-256")]
    [InlineData("Coordinator:Tenants:0:Clients:0", "a b", "id of an application")]
    [InlineData("Coordinator:Tenants:0:RequestsPerSecond", "-1", "whole number")]
    [InlineData("Coordinator:Tenants:0:AllowedHosts:0", "https://me:canary@air.example", "Tenants:0:AllowedHosts:0")]
    [InlineData("Coordinator:Tenants:0:AllowedHosts:0", "", "Tenants:0:AllowedHosts:0")]
    public void A_mistake_is_not_named_or_quotes_what_may_be_a_key(string name, string value, string message)
    {
        var error = Should.Throw<InvalidSettingsException>(() => Read([.. Red, (name, value)]));
        error.Mistakes.ShouldHaveSingleItem().ShouldContain(message);
        error.Message.ShouldNotContain("canary");
    }

    [Theory]
    [InlineData("http://login.example/a")]
    [InlineData("login.example/a")]
    [InlineData("https://me:canary@login.example/a")]
    [InlineData("https://login.microsoftonline.com/common/v2.0")]
    [InlineData("https://login.microsoftonline.com/Organizations/v2.0")]
    public void An_authority_that_lets_in_too_many_or_in_the_clear_is_taken(string authority)
    {
        var error = Should.Throw<InvalidSettingsException>(() => Read((Authority, authority), (Audience, "api://a")));
        error.Mistakes.ShouldHaveSingleItem().ShouldContain(Authority);
        error.Message.ShouldNotContain("canary");
    }

    [Fact]
    public void Two_ways_in_are_open_at_once() =>
        Should.Throw<InvalidSettingsException>(
                () => Read((Platform, "true"), (Authority, Directory), (Audience, "api://a")))
            .Mistakes.ShouldHaveSingleItem().ShouldContain("exclude each other");

    [Fact]
    public void Two_tenants_share_a_name_a_key_or_a_client()
    {
        (string, string?)[] both =
        [
            .. Red, ("Coordinator:Tenants:0:Clients:0", "33333333-3333-3333-3333-33333333aaaa"),
            ("Coordinator:Tenants:1:Name", "red"), ("Coordinator:Tenants:1:Keys:0", Digest),
            ("Coordinator:Tenants:1:Clients:0", "33333333-3333-3333-3333-33333333AAAA"),
        ];
        Should.Throw<InvalidSettingsException>(() => Read(both)).Mistakes.Count.ShouldBe(3);
    }

    [Fact]
    public void A_tenant_nobody_can_act_for_is_taken() =>
        Should.Throw<InvalidSettingsException>(() => Read(("Coordinator:Tenants:0:Name", "red")))
            .Mistakes.ShouldHaveSingleItem().ShouldContain("Keys or Clients");

    [Theory]
    [InlineData("Host:Keys:Admin", "a-key")]
    [InlineData("Coordinator:Access:OperatorKeys:0", null)]
    public void A_tenant_has_the_operators_key(string name, string? value) =>
        Should.Throw<InvalidSettingsException>(() => Read([.. Red, (name, value ?? Digest)]))
            .Mistakes.ShouldHaveSingleItem().ShouldContain("operator's key");

    static CoordinatorSettings Read(params (string Name, string? Value)[] changes)
    {
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Coordinator:Stores:0:Name"] = "a",
            ["Coordinator:Stores:0:ConnectionString"] = "UseDevelopmentStorage=true",
        };
        foreach (var (name, value) in changes)
            settings[name] = value;
        return SettingsReader.Read(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
    }
}
