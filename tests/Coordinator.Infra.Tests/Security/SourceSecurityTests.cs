using Coordinator.Infra.Tests.Support;
using Shouldly;

namespace Coordinator.Infra.Tests.Security;

/// <summary>Security of the infrastructure as far as its text tells (S17); this runs everywhere.</summary>
public sealed class SourceSecurityTests
{
    static readonly string Text = string.Join('\n', InfraFiles.Bicep.Select(File.ReadAllText));

    public static TheoryData<string> Names => [.. Rules.All.Select(rule => rule.ToString())];

    [Fact]
    public void A_defence_is_missing_from_the_text() => SourceRules.Broken(Text).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Names))]
    public void A_defence_that_is_taken_out_of_the_text_is_not_missed(string name)
    {
        var rule = Rules.All.Single(rule => rule.ToString() == name);
        SourceRules.Broken(SourceRules.Weaken(Text, rule)).ShouldContain(name);
    }

    [Theory]
    [InlineData("value: account.listKeys().keys[0].value", "listKeys")]
    [InlineData("value: 'DefaultEndpointsProtocol=https;AccountName=a;AccountKey=b'", "AccountKey=")]
    [InlineData("    cors: { allowedOrigins: ['*'] }", "cors")]
    public void A_key_or_an_open_door_that_is_put_into_the_text_is_not_seen(string line, string expected) =>
        SourceRules.Broken($"{Text}\n{line}").ShouldBe([expected]);
}
