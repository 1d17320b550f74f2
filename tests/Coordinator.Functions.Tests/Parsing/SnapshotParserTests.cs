using System.Text;
using Coordinator.Core.Model;
using Coordinator.Functions.Parsing;
using Shouldly;

namespace Coordinator.Functions.Tests.Parsing;

public sealed class SnapshotParserTests
{
    [Theory]
    [InlineData("{}", "/items")]
    [InlineData("""{ "items": [] }""", "/items")]
    [InlineData("""{ "items": "a/b" }""", "/items")]
    [InlineData("""{ "items": [ "a/b", 7 ] }""", "/items/1")]
    [InlineData("""{ "items": [ "a/b", "a" ] }""", "/items/1")]
    [InlineData("""{ "items": [ "a/b" ], "consistency": "weak" }""", "/consistency")]
    [InlineData("""{ "items": [ "a/b" ], "item": 1 }""", "/item")]
    public void A_mistake_is_let_through_or_told_at_another_place(string body, string place) =>
        SnapshotParser.Parse(Encoding.UTF8.GetBytes(body), Tenant.None).Problem!.Errors!.Keys.ShouldBe([place]);

    [Theory]
    [InlineData("", false)]
    [InlineData(""", "consistency": null""", false)]
    [InlineData(""", "consistency": "snapshot" """, false)]
    [InlineData(""", "consistency": "strong" """, false)]
    [InlineData(""", "consistency": "eventual" """, true)]
    public void A_mode_is_taken_for_another(string consistency, bool isEventual) =>
        SnapshotParser.Parse(Encoding.UTF8.GetBytes($"{{ \"items\": [ \"a/b\" ]{consistency} }}"), Tenant.None).Value!
            .IsEventual.ShouldBe(isEventual);

    [Fact]
    public void The_limit_is_another()
    {
        Parse(100).IsValid.ShouldBeTrue();
        Parse(101).Problem!.Errors!["/items"].ShouldContain("not 101");

        static Parsed<SnapshotRequest> Parse(int count)
        {
            var names = string.Join(',', Enumerable.Range(0, count).Select(n => $"\"a/{n}\""));
            return SnapshotParser.Parse(Encoding.UTF8.GetBytes($"{{ \"items\": [{names}] }}"), Tenant.None);
        }
    }
}
