using System.Text.Json.Nodes;
using Coordinator.Core.Model;
using Coordinator.Functions.Tests.Support;
using Coordinator.TestKit;
using Shouldly;

namespace Coordinator.Functions.Tests.Tenants;

/// <summary>An operator writes tenants' items by their full names, under an id that is nobody's.</summary>
public sealed class OperatorWriteTests(TenantFixture fixture) : TenantTest(fixture)
{
    readonly TenantFixture _fixture = fixture;

    [Fact]
    public async Task A_tenant_is_told_the_id_of_an_operator_or_the_part_of_another_tenant()
    {
        var (collection, topic, id) = (Fresh(), Fresh(), $"operators-{Fresh()}");
        await Operator.OkAsync("POST", "api/transactions", $$"""
            { "id": "{{id}}", "operations": [
                { "op": "put", "item": "tenanta-{{collection}}/{k}", "value": { "of": "a" } },
                { "op": "put", "item": "tenantb-{{collection}}/{k}", "value": { "of": "b" } },
                { "op": "publish", "topic": "tenanta-{{topic}}", "value": "a" },
                { "op": "publish", "topic": "tenantb-{{topic}}", "value": "b" } ] }
            """);
        var item = $"{collection}%2F%7Bk%7D";
        foreach (var (caller, of) in new[] { (A, "a"), (B, "b") })
        {
            var change = await EventAsync(caller, $"item={item}");
            change["changes"]!.ToJsonString()
                .ShouldBe($$$"""[{"item":"{{{collection}}}/{k}","version":1,"value":{"of":"{{{of}}}"}}]""");
            var message = await EventAsync(caller, $"topic={topic}&waitMs=5000");
            message["messages"]!.ToJsonString().ShouldBe($$"""[{"topic":"{{topic}}","value":"{{of}}"}]""");
            var feed = await EventAsync(caller, $"collection={collection}&waitMs=5000");
            // Both tenants' items lie in one slot, and one event tells of both.
            var logged = await EventAsync(
                caller, $"slot={change["slot"]}&after={change["sequence"]!.GetValue<long>() - 1}&limit=1");
            logged["changes"]!.ToJsonString().ShouldBe(change["changes"]!.ToJsonString());
            foreach (var seen in new[] { change, message, feed, logged })
            {
                seen["transactionId"]!.GetValue<string>().ShouldBe("operator");
                seen.ToJsonString().ShouldNotContain(id);
            }
        }

        (await EventAsync(Operator, $"item=tenanta-{item}"))["transactionId"]!.GetValue<string>().ShouldBe(id);
    }

    /// <summary>A coordinator that dies in the middle of its prepare leaves the item held.</summary>
    [Theory]
    [InlineData("operators-{0}", null)]
    [InlineData("tenantb-{0}", null)]
    [InlineData("tenanta-{0}", "{0}")]
    public async Task A_conflict_names_a_holder_that_is_not_the_tenants_or_hides_its_own(string id, string? told)
    {
        var (collection, name) = (Fresh(), Fresh());
        await OpenAttempts.LeaveAsync(
            _fixture.Services, new ItemName($"tenanta-{collection}", "k"),
            new TransactionId(id.Replace("{0}", name, StringComparison.Ordinal)), TimeSpan.FromSeconds(30));
        var problem = await A.RefusedAsync(409, "POST", "api/transactions", $$"""
            { "timeoutMs": 1, "operations": [ { "op": "put", "item": "{{collection}}/k", "value": {} } ] }
            """);
        var operation = problem["operations"]!.AsArray().ShouldHaveSingleItem()!;
        operation["reason"]!.GetValue<string>().ShouldBe("conflict");
        operation["item"]!.GetValue<string>().ShouldBe($"{collection}/k");
        operation["holder"]?.GetValue<string>().ShouldBe(told?.Replace("{0}", name, StringComparison.Ordinal));
        if (told is null)
            problem.ToJsonString().ShouldNotContain(name);
    }

    static async Task<JsonNode> EventAsync(TenantCaller caller, string query)
    {
        JsonArray? events = null;
        await Eventually.IsTrueAsync(async () =>
            (events = (await caller.GetAsync($"api/events?{query}"))["events"]!.AsArray()).Count > 0);
        return events!.ShouldHaveSingleItem()!;
    }
}
