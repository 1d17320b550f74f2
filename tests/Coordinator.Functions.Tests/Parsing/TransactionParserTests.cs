using System.Text;
using Coordinator.Contracts.Problems;
using Coordinator.Core.Model;
using Coordinator.Core.Operations;
using Coordinator.Core.Transactions;
using Coordinator.Functions.Parsing;
using Shouldly;

namespace Coordinator.Functions.Tests.Parsing;

public sealed class TransactionParserTests
{
    static readonly SlotLayout Slots = SlotLayout.Even(64);

    static readonly TransactionParser Parser = new(Slots, Tenant.None);

    /// <summary>Place and a part of the message, for each mistake alone.</summary>
    public static TheoryData<string, string, string> Mistakes => new()
    {
        { "", "", "empty" },
        { "{", "", "line 1, byte 2" },
        { "{ \"operations\": [\n  { \"op\": } ] }", "/operations/0/op", "line 2, byte 11" },
        { "{} {}", "", "Not JSON" },
        { "[]", "", "not an array" },
        { "null", "", "not null" },
        { "{}", "/operations", "missing" },
        { """{ "operations": null }""", "/operations", "missing" },
        { """{ "operations": {} }""", "/operations", "Must be an array, not an object" },
        { """{ "operations": [] }""", "/operations", "1 to 100" },
        { Many(101), "/operations", "not 101" },
        { """{ "operations": [ 7 ] }""", "/operations/0", "Must be an object, not a number" },
        { """{ "operations": [ {} ] }""", "/operations/0/op", "missing" },
        { """{ "operations": [ { "op": "jump" } ] }""", "/operations/0/op", "put, merge, add" },
        { """{ "operations": [ { "op": 1 } ] }""", "/operations/0/op", "a text, not a number" },
        { One("\"op\": \"put\", \"value\": {}"), "/operations/0/item", "missing" },
        { One("\"op\": \"put\", \"item\": 5, \"value\": {}"), "/operations/0/item", "a text" },
        { One("\"op\": \"put\", \"item\": \"a\", \"value\": {}"), "/operations/0/item", "slash is missing" },
        { One("\"op\": \"put\", \"item\": \"a.b/c\", \"value\": {}"), "/operations/0/item", "A-Z a-z 0-9" },
        { One("\"op\": \"put\", \"item\": \"a/\", \"value\": {}"), "/operations/0/item", "1-512" },
        { One($"\"op\": \"put\", \"item\": \"a/{new string('é', 257)}\", \"value\": {{}}"), "/operations/0/item",
            "1-512" },
        { One("\"op\": \"put\", \"item\": \"a/b\""), "/operations/0/value", "missing" },
        { One("\"op\": \"put\", \"item\": \"a/b\", \"value\": null"), "/operations/0/value", "not null" },
        { One("\"op\": \"put\", \"item\": \"a/b\", \"value\": [1]"), "/operations/0/value", "an object, not an array" },
        { One("\"op\": \"merge\", \"item\": \"a/b\", \"value\": \"x\""), "/operations/0/value",
            "an object, not a text" },
        { One("\"op\": \"put\", \"item\": \"a/b\", \"value\": {}, \"path\": \"/x\""), "/operations/0/path",
            "Unknown here" },
        { One("\"op\": \"delete\", \"item\": \"a/b\", \"return\": true"), "/operations/0/return", "Unknown here" },
        { One("\"op\": \"put\", \"item\": \"a/b\", \"value\": {}, \"return\": 1"), "/operations/0/return",
            "true or false" },
        { One("\"op\": \"add\", \"item\": \"a/b\", \"by\": 1"), "/operations/0/path", "missing" },
        { One("\"op\": \"add\", \"item\": \"a/b\", \"path\": \"n\", \"by\": 1"), "/operations/0/path",
            "starts with a slash" },
        { One("\"op\": \"add\", \"item\": \"a/b\", \"path\": \"/a~2\", \"by\": 1"), "/operations/0/path", "~0" },
        { One("\"op\": \"add\", \"item\": \"a/b\", \"path\": \"\", \"by\": 1"), "/operations/0/path", "name a member" },
        { One($"\"op\": \"add\", \"item\": \"a/b\", \"path\": \"{Deep("/a", 62)}\", \"by\": 1"), "/operations/0/path",
            "too deep" },
        { One("\"op\": \"add\", \"item\": \"a/b\", \"path\": \"/n\""), "/operations/0/by", "missing" },
        { One("\"op\": \"add\", \"item\": \"a/b\", \"path\": \"/n\", \"by\": \"1\""), "/operations/0/by",
            "a number, not a text" },
        { One("\"op\": \"add\", \"item\": \"a/b\", \"path\": \"/n\", \"by\": 1e29"), "/operations/0/by",
            "28 decimal digits" },
        { One("\"op\": \"add\", \"item\": \"a/b\", \"path\": \"/n\", \"by\": 1e-30"), "/operations/0/by",
            "28 decimal digits" },
        { One("\"op\": \"add\", \"item\": \"a/b\", \"path\": \"/n\", \"by\": 1, \"min\": 1e999"), "/operations/0/min",
            "out of range" },
        { One("\"op\": \"add\", \"item\": \"a/b\", \"path\": \"/n\", \"by\": 1, \"min\": 2, \"max\": 1"),
            "/operations/0/min", "greater" },
        { One("\"op\": \"add\", \"item\": \"a/b\", \"path\": \"/n\", \"by\": 1, \"max\": true"), "/operations/0/max",
            "a number" },
        { One("\"op\": \"check\", \"item\": \"a/b\""), "/operations/0/if", "missing" },
        { One("\"op\": \"check\", \"item\": \"a/b\", \"if\": {}"), "/operations/0/if", "at least one" },
        { One("\"op\": \"check\", \"item\": \"a/b\", \"if\": []"), "/operations/0/if", "an object" },
        { One("\"op\": \"check\", \"item\": \"a/b\", \"if\": { \"exist\": true }"), "/operations/0/if/exist",
            "Unknown here" },
        { One("\"op\": \"check\", \"item\": \"a/b\", \"if\": { \"exists\": 1 }"), "/operations/0/if/exists",
            "true or false" },
        { One("\"op\": \"check\", \"item\": \"a/b\", \"if\": { \"version\": -1 }"), "/operations/0/if/version",
            "whole number" },
        { One("\"op\": \"check\", \"item\": \"a/b\", \"if\": { \"version\": 1.5 }"), "/operations/0/if/version",
            "whole number" },
        { One("\"op\": \"check\", \"item\": \"a/b\", \"if\": { \"equals\": 5 }"), "/operations/0/if/equals",
            "an object" },
        { One("\"op\": \"check\", \"item\": \"a/b\", \"if\": { \"equals\": {} }"), "/operations/0/if/equals",
            "at least one" },
        { One("\"op\": \"check\", \"item\": \"a/b\", \"if\": { \"equals\": { \"a/b\": 1 } }"),
            "/operations/0/if/equals/a~1b", "slash" },
        { One("\"op\": \"publish\", \"value\": 1"), "/operations/0/topic", "missing" },
        { One("\"op\": \"publish\", \"topic\": \"a b\", \"value\": 1"), "/operations/0/topic", "A topic has" },
        { One("\"op\": \"publish\", \"topic\": \"a\""), "/operations/0/value", "missing" },
        { One("\"op\": \"publish\", \"topic\": \"a\", \"item\": \"a/b\", \"value\": 1"), "/operations/0/item",
            "Unknown here" },
        { One("\"op\": \"put\", \"item\": \"a/b\", \"value\": { \"a\": 1, \"a\": 2 }"), "/operations/0/value/a",
            "twice" },
        { One("\"op\": \"put\", \"item\": \"a/b\", \"value\": { \"a\": [ { \"b\": 1, \"\\u0062\": 2 } ] }"),
            "/operations/0/value/a/0/b", "twice" },
        { One("\"op\": \"put\", \"item\": \"a/b\", \"value\": { \"a\": \"\\ud800\" }"), "/operations/0/value/a",
            "Unicode" },
        { One("\"op\": \"put\", \"item\": \"a/b\", \"value\": { \"a\": -1e400 }"), "/operations/0/value/a",
            "out of range" },
        { One($"\"op\": \"put\", \"item\": \"a/b\", \"value\": {{ \"a\": 1e-{Deep("9", 1022)} }}"),
            "/operations/0/value/a", "at most 1024 characters" },
        { One($"\"op\": \"add\", \"item\": \"a/b\", \"path\": \"/n\", \"by\": 0.{Deep("0", 1022)}1"),
            "/operations/0/by", "at most 1024 characters" },
        { One($"\"op\": \"put\", \"item\": \"a/b\", \"value\": {Nested(62)}"), "/operations/0/value" + Deep("/a", 61),
            "64 levels" },
        { """{ "operations": [ { "op": "read", "item": "a/b" } ], "timeoutMs": 0 }""", "/timeoutMs", "1 to 30000" },
        { """{ "operations": [ { "op": "read", "item": "a/b" } ], "timeoutMs": 30001 }""", "/timeoutMs", "1 to 30000" },
        { """{ "operations": [ { "op": "read", "item": "a/b" } ], "timeoutMs": "5" }""", "/timeoutMs",
            "a whole number" },
        { """{ "operations": [ { "op": "read", "item": "a/b" } ], "id": 7 }""", "/id", "a text" },
        { """{ "operations": [ { "op": "read", "item": "a/b" } ], "id": "" }""", "/id", "not empty" },
        { """{ "operations": [ { "op": "read", "item": "a/b" } ], "id": "a/b" }""", "/id", "no slash" },
        { """{ "operations": [ { "op": "read", "item": "a/b" } ], "id": ".." }""", "/id", "no slash" },
        { Fenced("\"token\": 1"), "/fence/lock", "missing" },
        { Fenced("\"lock\": \"a/b\", \"token\": 1"), "/fence/lock", "1-63 characters" },
        { Fenced("\"lock\": \"a\""), "/fence/token", "missing" },
        { Fenced("\"lock\": \"a\", \"token\": 0"), "/fence/token", "from 1" },
        { Fenced("\"lock\": \"a\", \"token\": 1, \"owner\": \"b\""), "/fence/owner", "Unknown here" },
        { """{ "operations": [ { "op": "read", "item": "a/b" } ], "fences": {} }""", "/fences", "Unknown here" },
        { """{ "operations": [ { "op": "read", "item": "a/b" } ], "Operations": [] }""", "/Operations",
            "Unknown here" },
        { Reads(26, slot => slot), "/operations", "26 slots" },
        { Reads(91, _ => 0), "/operations", "90 items of one slot" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_mistake_is_let_through_or_told_at_another_place(string body, string place, string message)
    {
        var parsed = Parse(body);
        parsed.IsValid.ShouldBeFalse();
        parsed.Problem!.Type.ShouldBe(ProblemTypes.Invalid);
        parsed.Problem.Errors!.Keys.ShouldBe([place]);
        parsed.Problem.Errors[place].ShouldContain(message);
    }

    [Fact]
    public void Only_the_first_of_many_mistakes_is_told()
    {
        var parsed = Parse("""
            { "id": 1, "operations": [
                { "op": "put", "item": "a/b", "value": 1 },
                { "op": "add", "item": "a/b", "path": "x", "by": "1", "why": 0 },
                { "op": "read" } ],
              "timeoutMs": -1, "extra": null }
            """);
        parsed.Problem!.Errors!.Keys.ShouldBe(
            ["/id", "/operations/0/value", "/operations/1/path", "/operations/1/by", "/operations/1/why",
            "/operations/2/item",
                "/timeoutMs", "/extra"],
            ignoreOrder: true);
    }

    [Fact]
    public void Every_operation_loses_a_part()
    {
        var request = Parse("""
            { "id": "order-4711", "timeoutMs": 30000, "operations": [
                { "op": "check", "item": "a/x",
                  "if": { "exists": true, "version": 3, "equals": { "/s": "open", "": null } } },
                { "op": "add", "item": "a/x", "path": "/b/0", "by": -1.50, "min": 0, "max": 1e3, "return": true },
                { "op": "put", "item": "a/{t}/y", "value": { "n": 1.10, "b": [ ] }, "if": { "exists": false } },
                { "op": "merge", "item": "b/z", "value": { "note": null } },
                { "op": "delete", "item": "b/z" },
                { "op": "read", "item": "c/ü", "if": null },
                { "op": "publish", "topic": "t", "value": null } ] }
            """).Value.ShouldNotBeNull();

        request.Id!.Value.Value.ShouldBe("order-4711");
        request.Timeout.ShouldBe(TimeSpan.FromSeconds(30));
        request.Operations.Length.ShouldBe(7);
        var check = (CheckOperation)request.Operations[0];
        (check.Item, check.If!.Exists, check.If.Version).ShouldBe((new ItemName("a", "x"), true, 3));
        check.If.Values.Select(value => (value.Path.Text, value.Json)).ShouldBe([("/s", "\"open\""), ("", "null")]);
        var add = (AddOperation)request.Operations[1];
        (add.Path.Text, add.By, add.Min, add.Max, add.Return).ShouldBe(("/b/0", -1.5m, 0m, 1000m, true));
        var put = (PutOperation)request.Operations[2];
        (put.Item.Key, put.Value, put.If!.Exists).ShouldBe(("{t}/y", """{"n":1.10,"b":[]}""", false));
        ((MergeOperation)request.Operations[3]).Patch.ShouldBe("""{"note":null}""");
        request.Operations[4].ShouldBe(new DeleteOperation(new ItemName("b", "z")));
        request.Operations[5].ShouldBe(new ReadOperation(new ItemName("c", "ü")));
        request.Operations[6].ShouldBe(new PublishOperation("t", "null"));
    }

    [Fact]
    public void What_is_at_a_limit_is_refused()
    {
        Parse(Many(Limits.OperationsMax)).IsValid.ShouldBeTrue();
        Parse(Reads(25, slot => slot)).IsValid.ShouldBeTrue();
        Parse(Reads(90, _ => 0)).IsValid.ShouldBeTrue();
        Parse(One($"\"op\": \"put\", \"item\": \"a/b\", \"value\": {Nested(61)}")).IsValid.ShouldBeTrue();
        Parse(One($"\"op\": \"put\", \"item\": \"a/b\", \"value\": {Sized(Limits.ItemBytesMax)}")).IsValid
            .ShouldBeTrue();
    }

    [Fact]
    public void A_value_over_the_limit_is_no_413()
    {
        var body = One($"\"op\": \"put\", \"item\": \"a/b\", \"value\": {Sized(Limits.ItemBytesMax + 1)}");
        var parsed = Parse(body);
        parsed.Problem!.Status.ShouldBe(413);
        parsed.Problem.Errors!.Keys.ShouldBe(["/operations/0/value"]);
        Parse(body.Replace("}]", "}], \"x\": 1", StringComparison.Ordinal)).Problem!.Status.ShouldBe(400);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void Messages_that_no_outcome_row_can_keep_are_let_in(int over, bool isAllowed)
    {
        var half = new string('x', (Limits.MessageBytesMax / 2) - 2);
        var body = $$"""
            { "operations": [ { "op": "publish", "topic": "t", "value": "{{half}}" },
                              { "op": "publish", "topic": "t", "value": "{{half}}{{new string('x', over)}}" } ] }
            """;
        var parsed = Parse(body);
        parsed.IsValid.ShouldBe(isAllowed);
        if (!isAllowed)
            (parsed.Problem!.Status, parsed.Problem.Errors!.Keys.Single()).ShouldBe((413, "/operations/1/value"));
    }

    [Fact]
    public void The_slot_of_the_id_is_not_counted()
    {
        var body = Reads(25, slot => slot);
        var used = Enumerable.Range(0, 25).ToHashSet();
        var outside = Enumerable.Range(0, 10_000).Select(n => $"id-{n}")
            .First(id => !used.Contains(SlotHash.OfClientId(id, Slots).Value));
        Parse(body, outside).Problem!.Errors!["/operations"].ShouldContain("26 slots");
    }

    [Theory]
    [InlineData("a", "a", null)]
    [InlineData("a", null, null)]
    [InlineData(null, "a", null)]
    [InlineData("a", "b", "Idempotency-Key")]
    [InlineData(null, "a/b", "Idempotency-Key")]
    public void The_two_places_of_the_id_disagree_unnoticed(string? inBody, string? inHeader, string? wrong)
    {
        var id = inBody is null ? "" : $"\"id\": \"{inBody}\", ";
        var parsed = Parse($$"""{ {{id}}"operations": [ { "op": "read", "item": "a/b" } ] }""", inHeader);
        if (wrong is null)
            parsed.Value!.Id!.Value.Value.ShouldBe("a");
        else
            parsed.Problem!.Errors!.Keys.ShouldBe([wrong]);
    }

    [Fact]
    public void A_byte_order_mark_spoils_the_body()
    {
        byte[] body = [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Many(1))];
        Parser.Parse(body, idempotencyKey: null, dryRun: false, new RequestErrors()).IsValid
            .ShouldBeTrue();
    }

    [Fact]
    public void Bytes_that_are_no_utf_8_are_stored()
    {
        var body = Encoding.UTF8.GetBytes(One("\"op\": \"put\", \"item\": \"a/b\", \"value\": { \"a\": \"?\" }"));
        body[Array.IndexOf(body, (byte)'?')] = 0xFF;
        var parsed = Parser.Parse(body, idempotencyKey: null, dryRun: false, new RequestErrors());
        parsed.Problem!.Errors!.Keys.ShouldBe(["/operations/0/value/a"]);
    }

    static Parsed<TransactionRequest> Parse(string body, string? key = null) =>
        Parser.Parse(Encoding.UTF8.GetBytes(body), key, dryRun: false, new RequestErrors());

    static string Fenced(string members) =>
        $"{{ \"operations\": [ {{ \"op\": \"read\", \"item\": \"a/b\" }} ], \"fence\": {{ {members} }} }}";

    static string One(string members) => $"{{ \"operations\": [{{ {members} }}] }}";

    static string Many(int count) => Operations(Enumerable.Repeat("{ \"op\": \"read\", \"item\": \"a/b\" }", count));

    static string Operations(IEnumerable<string> operations) =>
        $"{{ \"operations\": [{string.Join(',', operations)}] }}";

    /// <summary>
    /// Reads of different items in chosen slots; the hash is asked for keys, so that the test does not repeat it.
    /// </summary>
    static string Reads(int count, Func<int, int> slotOf)
    {
        var candidates = Enumerable.Range(0, 20_000).Select(n => new ItemName("c", $"k{n}"))
            .GroupBy(item => SlotHash.Of(item, Slots).Value)
                .ToDictionary(slot => slot.Key, slot => new Queue<ItemName>(slot));
        var reads = Enumerable.Range(0, count)
            .Select(n => $"{{ \"op\": \"read\", \"item\": \"{candidates[slotOf(n)].Dequeue()}\" }}");
        return Operations(reads);
    }

    static string Deep(string part, int count) => string.Concat(Enumerable.Repeat(part, count));

    static string Nested(int depth) => Deep("{\"a\":", depth - 1) + "{}" + new string('}', depth - 1);

    static string Sized(int bytes) => $"{{\"a\":\"{new string('x', bytes - 8)}\"}}";
}
