using System.Text;
using Coordinator.Core.Model;
using Coordinator.Functions.Parsing;
using Shouldly;

namespace Coordinator.Functions.Tests.Parsing;

public sealed class PayloadHashTests
{
    const string Base = """
        { "operations": [
            { "op": "put", "item": "a/b", "value": { "x": 1.0, "y": [ { "p": "é", "q": null } ] },
              "if": { "equals": { "/s": 1, "/t": 2 } } },
            { "op": "add", "item": "a/c", "path": "/n", "by": 10 } ] }
        """;

    [Theory]
    [InlineData("""
        {"timeoutMs":7,"operations":[
        {"if":{"equals":{"/t":2,"/s":1}},"value":{"y":[{"q":null,"p":"\u00e9"}],"x":1.0},
         "item":"a/b","op":"put","return":false},
        {"by":10,"min":null,"path":"/n","item":"a/c","op":"add"}]}
        """)]
    [InlineData("""
        {
            "operations" : [
              { "op" : "put" , "item" : "a\/b" , "value" : { "y" : [ { "p" : "é" , "q" : null } ] , "x" : 1.0 } ,
                "if" : { "equals" : { "/s" : 1 , "/t" : 2 } } } ,
              { "op" : "add" , "item" : "a/c" , "path" : "/n" , "by" : 10 } ] }
        """)]
    public void Order_white_space_or_defaults_make_another_request(string same) => Hash(same).ShouldBe(Hash(Base));

    [Theory]
    [InlineData("1.0", "1.00")]
    [InlineData("\"é\"", "\"e\"")]
    [InlineData("null", "0")]
    [InlineData("a/c", "a/d")]
    [InlineData("\"/n\"", "\"/m\"")]
    [InlineData("\"by\": 10", "\"by\": 11")]
    [InlineData("\"by\": 10", "\"by\": 10, \"min\": 0")]
    [InlineData("\"by\": 10", "\"by\": 10, \"max\": 0")]
    [InlineData("\"by\": 10", "\"by\": 10, \"return\": true")]
    [InlineData("\"by\": 10", "\"by\": 10, \"if\": { \"exists\": true }")]
    [InlineData("\"/t\": 2", "\"/t\": 3")]
    [InlineData("\"op\": \"put\"", "\"op\": \"merge\"")]
    [InlineData("[ { \"p\"", "[ 1, { \"p\"")]
    public void Another_request_has_the_same_hash(string part, string other)
    {
        Base.ShouldContain(part);
        Hash(Base.Replace(part, other, StringComparison.Ordinal)).ShouldNotBe(Hash(Base));
    }

    [Fact]
    public void A_fence_leaves_no_trace()
    {
        string[] bodies = [Base, Fenced("nightly", 17), Fenced("nightly", 18), Fenced("daily", 17)];
        bodies.Select(Hash).Distinct().Count().ShouldBe(bodies.Length);

        static string Fenced(string name, int token) =>
            Base.TrimEnd()[..^1] + $", \"fence\": {{ \"lock\": \"{name}\", \"token\": {token} }} }}";
    }

    [Fact]
    public void The_order_of_operations_leaves_no_trace()
    {
        Hash("""{ "operations": [ { "op": "read", "item": "a/b" }, { "op": "read", "item": "a/c" } ] }""")
            .ShouldNotBe(
                Hash("""{ "operations": [ { "op": "read", "item": "a/c" }, { "op": "read", "item": "a/b" } ] }"""));
    }

    /// <summary>Stored hashes must be recognised by later versions of the program.</summary>
    [Fact]
    public void The_hash_changes_from_version_to_version() => Hash("""
        { "operations": [
            { "op": "add", "item": "a/c", "path": "/n", "by": 10 },
            { "op": "publish", "topic": "t", "value": {} } ] }
        """).ShouldBe("746b2b6a93f3dcf1f0dd8cdcc68b6aa5a2caa0d13fbaa738da94a68839c692cf");

    static string Hash(string body)
    {
        var parsed = new TransactionParser(SlotLayout.Even(64), Tenant.None)
            .Parse(Encoding.UTF8.GetBytes(body), idempotencyKey: null, dryRun: false, new RequestErrors());
        parsed.IsValid.ShouldBeTrue(parsed.Problem?.Errors?.First().ToString());
        parsed.Value!.PayloadHash.Length.ShouldBe(64);
        return parsed.Value.PayloadHash;
    }
}
