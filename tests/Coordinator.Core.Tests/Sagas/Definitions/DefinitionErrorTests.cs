using System.Globalization;
using System.Text;
using Coordinator.Core.Model;
using Coordinator.Core.Sagas.Definitions;

namespace Coordinator.Core.Tests.Sagas.Definitions;

/// <summary>Every mistake in a definition is told with its pointer, its line and its column.</summary>
public class DefinitionErrorTests
{
    const string Undo = """ "compensate": { "http": { "method": "DELETE", "url": "https://a.example/x" } } """;
    const string Post = """ "http": { "method": "POST", "url": "https://a.example/x" } """;
    const string Good = "{ \"name\": \"ok\", " + Post + ", " + Undo + " }";

    /// <summary>A text with the place of the mistake marked by ‹; the pointer; a part of the message.</summary>
    public static TheoryData<string, string, string> Mistakes => new()
    {
        // The text itself.
        { "{ \"steps\": [ ‹", "/steps", "no JSON" },
        { "{ \"steps\": [ nul‹ ] }", "/steps", "no JSON" },
        { "{ \"steps\": [ {} ] } ‹x", "", "no JSON" },
        { "‹[]", "", "Must be an object, not an array" },
        { "‹{}", "/steps", "steps is missing" },
        { "{ ‹\"stepz\": 1, \"steps\": [ " + Good + " ] }", "/stepz", "stepz is not known here" },
        { "{ \"steps\": [ " + Good + " ], ‹\"steps\": [] }", "/steps", "stands twice" },
        { "{ \"steps\": ‹[] }", "/steps", "1 to 100 steps" },
        { "{ \"steps\": [ ‹7 ] }", "/steps/0", "Must be an object, not a number" },
        { Steps("{ \"name\": ‹\"\\ud800\", " + Post + ", " + Undo + " }"), "/steps/0/name", "half of a character" },

        // A step.
        { Steps("‹{ " + Post + ", " + Undo + " }"), "/steps/0/name", "name is missing" },
        { Steps("{ \"name\": ‹\"a.b\", " + Post + ", " + Undo + " }"), "/steps/0/name", "1-40 characters" },
        { Steps("{ \"name\": ‹\"\", " + Post + ", " + Undo + " }"), "/steps/0/name", "1-40 characters" },
        { Steps("{ \"name\": ‹5, " + Post + ", " + Undo + " }"), "/steps/0/name", "Must be a string" },
        { Steps(Good, Good.Replace("\"ok\"", "‹\"ok\"", StringComparison.Ordinal)),
            "/steps/1/name", "two steps of the name ok" },
        { Steps("‹{ \"name\": \"a\" }"),
            "/steps/0", "exactly one of http, transaction, wait, publish, tcc; there is none" },
        { Steps("{ \"name\": \"a\", " + Post + ", ‹\"publish\": { \"topic\": \"t\", \"value\": 1 }, " + Undo + " }"),
            "/steps/0/publish", "http is there already" },
        { Steps("{ \"name\": \"a\", " + Post + ", " + Undo + ", ‹\"unless\": 1 }"),
            "/steps/0/unless", "not known here" },
        { Steps("{ \"name\": \"a\", " + Post + ", " + Undo + ", \"timeoutMs\": ‹0 }"),
            "/steps/0/timeoutMs", "from 1 to 300000" },
        { Steps("{ \"name\": \"a\", " + Post + ", " + Undo + ", \"timeoutMs\": ‹1.5 }"),
            "/steps/0/timeoutMs", "whole number" },
        { Steps("{ \"name\": \"a\", " + Post + ", " + Undo + ", \"pivot\": ‹\"yes\" }"),
            "/steps/0/pivot", "Must be a boolean" },

        // Order.
        { Steps("{ \"name\": \"a\", " + Post + ", " + Undo + ", \"after\": ‹\"b\" }"),
            "/steps/0/after", "Must be an array" },
        { Steps("{ \"name\": \"a\", " + Post + ", " + Undo + ", \"after\": [ ‹\"b\" ] }"),
            "/steps/0/after/0", "There is no step b" },
        { Steps(Good, "{ \"name\": \"a\", " + Post + ", " + Undo + ", \"after\": [ \"ok\", ‹\"ok\" ] }"),
            "/steps/1/after/1", "ok stands twice" },
        { Steps("{ \"name\": \"a\", " + Post + ", " + Undo + ", \"after\": ‹[ \"a\" ] }"), "/steps/0/after", "a → a" },

        // Retries.
        { Retry("‹5"), "/steps/0/retry", "Must be an object" },
        { Retry("{ \"attempts\": ‹0 }"), "/steps/0/retry/attempts", "from 1 to 100" },
        { Retry("{ \"attempts\": ‹101 }"), "/steps/0/retry/attempts", "from 1 to 100" },
        { Retry("{ \"firstMs\": ‹-1 }"), "/steps/0/retry/firstMs", "from 0 to 3600000" },
        { Retry("{ \"firstMs\": 10, \"maxMs\": ‹5 }"), "/steps/0/retry/maxMs", "less than firstMs" },
        { Retry("{ \"factor\": ‹0.5 }"), "/steps/0/retry/factor", "from 1 to 100" },
        { Retry("{ \"factor\": ‹1e400 }"), "/steps/0/retry/factor", "from 1 to 100" },
        { Retry("{ ‹\"tries\": 5 }"), "/steps/0/retry/tries", "not known here" },

        // HTTP.
        { Http("‹{ \"url\": \"https://a.example/x\" }"), "/steps/0/http/method", "method is missing" },
        { Http("{ \"method\": ‹\"post\", \"url\": \"https://a.example/x\" }"),
            "/steps/0/http/method", "Must be one of GET" },
        { Http("‹{ \"method\": \"POST\" }"), "/steps/0/http/url", "url is missing" },
        { Http("{ \"method\": \"POST\", \"url\": \"https://a.example/x\", ‹\"headers\": {} }"),
            "/steps/0/http/headers", "not known here" },
        { Http("{ \"method\": \"GET\", \"url\": \"https://a.example/x\", \"body\": ‹1 }"),
            "/steps/0/http/body", "has no body" },
        { Url("ftp://a.example/x"), "/steps/0/http/url", "starts with http:// or https://" },
        { Url("//a.example/x"), "/steps/0/http/url", "starts with http:// or https://" },
        { Url("https://${input.host}/x"), "/steps/0/http/url", "are literal" },
        { Url("https://a.${input.host}/x"), "/steps/0/http/url", "are literal" },
        { Url("https://a.example${input.path}"), "/steps/0/http/url", "are literal" },
        { Url("https://a.example:${input.port}/x"), "/steps/0/http/url", "are literal" },
        { Url("${input.url}"), "/steps/0/http/url", "literal host" },
        { Url("https://me:secret@a.example/x"), "/steps/0/http/url", "no user and no password" },
        { Url("https://a.example/x#${input.part}"), "/steps/0/http/url", "no fragment" },
        { Url("https://a.example/../${input.x}"), "/steps/0/http/url", "no segments . and .." },
        { Url("https://a.example/%2e%2e/${input.x}"), "/steps/0/http/url", "no segments . and .." },
        { Url("https://a.example/%2${input.x}"), "/steps/0/http/url", "two hexadecimal digits" },
        { Url("https://a.example/a b"), "/steps/0/http/url", "RFC 3986" },
        { Url("https://a.example\\\\@evil.example/"), "/steps/0/http/url", "RFC 3986" },
        { Url("https:///x"), "/steps/0/http/url", "no absolute URL" },

        // Transactions and messages.
        { Transaction("‹{}"), "/steps/0/transaction/operations", "operations is missing" },
        { Transaction("{ \"operations\": ‹[] }"), "/steps/0/transaction/operations", "1 to 100 operations" },
        { Transaction("{ \"operations\": [ ‹{ \"item\": \"a/b\" } ] }"),
            "/steps/0/transaction/operations/0/op", "op is missing" },
        { Transaction("{ \"operations\": [ { \"op\": ‹\"${input.op}\" } ] }"),
            "/steps/0/transaction/operations/0/op", "and literal" },
        { Transaction("{ \"operations\": [ { \"op\": \"read\", \"item\": \"a/b\", ‹\"by\": 1 } ] }"),
            "/steps/0/transaction/operations/0/by", "not known here" },
        { Transaction("{ \"operations\": [ ‹{ \"op\": \"put\", \"item\": \"a/b\" } ] }"),
            "/steps/0/transaction/operations/0/value", "value is missing" },
        { Steps("{ \"name\": \"a\", \"publish\": { \"topic\": ‹\"${input.t}\", \"value\": 1 } }"),
            "/steps/0/publish/topic", "1-63 characters" },

        // Waits.
        { Steps("{ \"name\": \"a\", \"wait\": ‹{ \"event\": \"e\" } }"),
            "/steps/0/wait/timeoutMs", "timeoutMs is missing" },
        { Steps("{ \"name\": \"a\", \"wait\": { \"event\": ‹\"e f\", \"timeoutMs\": 1 } }"),
            "/steps/0/wait/event", "1-63 characters" },
        { Steps("{ \"name\": \"a\", \"wait\": { \"event\": \"e\", \"timeoutMs\": 1 }, \"retry\": ‹{} }"),
            "/steps/0/retry", "A wait has no retry" },
        { Steps("{ \"name\": \"a\", \"wait\": { \"event\": \"e\", \"timeoutMs\": 1 }, ‹" + Undo.TrimStart() + " }"),
            "/steps/0/compensate", "nothing to compensate" },

        // TCC.
        { Steps("{ \"name\": \"a\", \"tcc\": ‹{ \"try\": {" + Post + "}, \"confirm\": {" + Post + "} } }"),
            "/steps/0/tcc/cancel", "cancel is missing" },
        { Steps("{ \"name\": \"a\", \"tcc\": { \"try\": {" + Post + "}, \"confirm\": {" + Post
            + "}, \"cancel\": ‹{} } }"),
            "/steps/0/tcc/cancel", "exactly one of http, transaction" },
        { Steps("{ \"name\": \"a\", \"tcc\": { \"try\": {" + Post + "}, \"confirm\": {" + Post
            + "}, \"cancel\": {" + Post + "} }, ‹" + Undo.TrimStart() + " }"),
            "/steps/0/compensate", "undone by its cancel" },

        // Expressions.
        { Body("\"${input\""), "/steps/0/http/body", "does not end" },
        { Body("\"${}\""), "/steps/0/http/body", "empty name" },
        { Body("\"${input..x}\""), "/steps/0/http/body", "empty name" },
        { Body("\"${output.x}\""), "/steps/0/http/body", "is no expression" },
        { Body("\"${steps.ok}\""), "/steps/0/http/body", "is no expression" },
        { Body("\"${steps.ok.status.x}\""), "/steps/0/http/body", "is no expression" },
        { Body("\"${saga.version}\""), "/steps/0/http/body", "is no expression" },
        { Body("\"${input.a + 1}\""), "/steps/0/http/body", "no name in an expression may hold" },
        { Body("\"${input['a']}\""), "/steps/0/http/body", "no name in an expression may hold" },
        { Body("\"${steps.nobody.body}\""), "/steps/0/http/body", "there is no step nobody" },
        { Body("\"${steps.a.body}\""), "/steps/0/http/body", "can read itself only in its compensation" },
        { Body("\"${steps.ok.body}\"", Good), "/steps/0/http/body", "ok is not certainly done before a" },
        { Steps(Good, "{ \"name\": \"a\", \"http\": { \"method\": \"POST\", \"url\": \"https://a.example/x\", "
            + "\"body\": { ‹\"${input.k}\": 1 } }, " + Undo + " }"),
            "/steps/1/http/body/${input.k}", "not in a name" },

        // Compensation and pivot.
        { Steps("{ \"name\": ‹\"a\", " + Post + " }"), "/steps/0/compensate", "a needs compensate" },
        { Steps("{ \"name\": ‹\"a\", \"publish\": { \"topic\": \"t\", \"value\": 1 } }", Good),
            "/steps/0/compensate", "a needs compensate" },
        { Steps("{ \"name\": ‹\"a\", " + Post + ", \"pivot\": true }"), "/steps/0/compensate", "a needs compensate" },
        { Steps("{ \"name\": \"p\", \"wait\": { \"event\": \"e\", \"timeoutMs\": 1 }, \"pivot\": true }",
            "{ \"name\": ‹\"a\", " + Post + ", \"after\": [] }"), "/steps/1/compensate", "a needs compensate" },
        { Steps("{ \"name\": \"p\", \"wait\": { \"event\": \"e\", \"timeoutMs\": 1 }, \"pivot\": true }",
            "{ \"name\": \"a\", " + Post + ", ‹" + Undo.TrimStart() + " }"), "/steps/1/compensate", "would never run" },
        { Steps("{ \"name\": \"p\", \"wait\": { \"event\": \"e\", \"timeoutMs\": 1 }, \"pivot\": true }",
            "{ \"name\": \"q\", \"wait\": { \"event\": \"e\", \"timeoutMs\": 1 }, \"pivot\": ‹true }"),
            "/steps/1/pivot", "p is one" },
        { Steps("{ \"name\": \"a\", " + Post + ", "
            + "\"compensate\": { ‹\"wait\": { \"event\": \"e\", \"timeoutMs\": 1 } } }"),
            "/steps/0/compensate/wait", "not known here" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_mistake_is_accepted_or_told_at_the_wrong_place(string marked, string place, string message)
    {
        var at = marked.IndexOf('‹', StringComparison.Ordinal);
        var (line, column) = PlaceOf(marked, at);
        var reading = Read(marked.Remove(at, 1));

        Assert.Null(reading.Definition);
        Assert.Contains(reading.Errors, error =>
            (error.Place, error.Line, error.Column) == (place, line, column)
            && error.Message.Contains(message, StringComparison.Ordinal));
    }

    [Fact]
    public void Only_the_first_mistake_is_told()
    {
        var reading = Read("""
            { "steps": [
              { "name": "a", "http": { "method": "FETCH", "url": "ftp://x" }, "after": [ "nobody" ] },
              { "name": "a", "wait": { "event": "e" } },
              { "name": "c", "publish": { "topic": "t", "value": "${input" }, "retry": { "attempts": 0 } }
            ] }
            """);

        Assert.Equal([2, 2, 2, 3, 3, 4, 4], reading.Errors.Select(error => error.Line));
        Assert.Equal(
            ["/steps/0/http/method", "/steps/0/http/url", "/steps/0/after/0", "/steps/1/name",
             "/steps/1/wait/timeoutMs", "/steps/2/publish/value", "/steps/2/retry/attempts"],
            reading.Errors.Select(error => error.Place));
    }

    [Fact]
    public void A_cycle_is_not_named()
    {
        var reading = Read(Steps(
            Waiting("a", "c"), Waiting("b", "a"), Waiting("c", "b"), Waiting("d", "e"), Waiting("e", "d", "c")));

        Assert.Equal(2, reading.Errors.Length);
        Assert.Contains("a → c → b → a.", reading.Errors[0].Message, StringComparison.Ordinal);
        Assert.Contains("d → e → d.", reading.Errors[1].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_column_counts_bytes()
    {
        var reading = Read("{ \"steps\": [ { \"name\": \"ä𝄞\", \"x\": 1 } ] }");

        Assert.Contains(reading.Errors, error => error is { Place: "/steps/0/x", Line: 1, Column: 30 });
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void A_limit_is_off_by_one(int tooMuch)
    {
        var isFine = tooMuch == 0;
        var many = Enumerable.Range(0, Limits.SagaStepsMax + tooMuch)
            .Select(i => Waiting(string.Create(CultureInfo.InvariantCulture, $"s{i}")));
        Assert.Equal(isFine, Read(Steps([.. many])).Errors.IsEmpty);

        var name = new string('n', Limits.SagaStepNameCharsMax + tooMuch);
        Assert.Equal(isFine, Read(Steps(Waiting(name))).Errors.IsEmpty);

        var text = Steps(Waiting("a"));
        var padded = text + new string(' ', Limits.SagaDefinitionBytesMax - text.Length + tooMuch);
        Assert.Equal(isFine, Read(padded).Errors.IsEmpty);

        // Root, steps, step, publish and the value's own arrays.
        var depth = Limits.SagaDepthMax - 4 + tooMuch;
        var deep = $"{new string('[', depth)}{new string(']', depth)}";
        var nested = Steps($$$"""{"name":"a","publish":{"topic":"t","value":{{{deep}}}}}""");
        Assert.Equal(isFine, Read(nested).Errors.IsEmpty);

        var operation = """{"op":"read","item":"a/b"}""";
        var operations = string.Join(',', Enumerable.Repeat(operation, Limits.OperationsMax + tooMuch));
        var transaction = Steps($$$"""{"name":"a","transaction":{"operations":[{{{operations}}}]}}""");
        Assert.Equal(isFine, Read(transaction).Errors.IsEmpty);

        var url = "https://a.example/".PadRight(Limits.SagaUrlCharsMax + tooMuch, 'x');
        var http = "{ \"name\": \"a\", \"http\": { \"method\": \"POST\", \"url\": \"" + url + "\" }, " + Undo + " }";
        Assert.Equal(isFine, Read(Steps(http)).Errors.IsEmpty);
    }

    [Fact]
    public void Endless_mistakes_make_an_endless_answer()
    {
        var members = string.Join(',', Enumerable.Range(0, 1000)
            .Select(i => string.Create(CultureInfo.InvariantCulture, $"\"x{i}\":1")));

        Assert.Equal(Limits.SagaErrorsMax, Read($$"""{"steps":[],{{members}}}""").Errors.Length);
    }

    [Fact]
    public void Bytes_that_are_no_text_are_read_as_text()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes("{\n  \"steps\": \""), 0xff, (byte)'"', (byte)'}'];
        var error = Assert.Single(DefinitionReader.Read(bytes).Errors);

        Assert.Equal((2, 13), (error.Line, error.Column));
    }

    static DefinitionReading Read(string text) => DefinitionReader.Read(Encoding.UTF8.GetBytes(text));

    static string Steps(params string[] steps) => $"{{\n \"steps\": [\n  {string.Join(",\n  ", steps)} ] }}";

    static string Waiting(string name, params string[] after)
    {
        var list = string.Join(',', after.Select(step => $"\"{step}\""));
        return $$$"""{"name":"{{{name}}}","wait":{"event":"e","timeoutMs":1},"after":[{{{list}}}]}""";
    }

    static string Retry(string retry) =>
        Steps("{ \"name\": \"a\", " + Post + ", " + Undo + ", \"retry\": " + retry + " }");

    static string Http(string http) => Steps("{ \"name\": \"a\", \"http\": " + http + ", " + Undo + " }");

    static string Url(string url) => Http("{ \"method\": \"POST\", \"url\": ‹\"" + url + "\" }");

    static string Body(string body, params string[] others) => Steps(
        ["{ \"name\": \"a\", \"http\": { \"method\": \"POST\", \"url\": \"https://a.example/x\", \"body\": ‹" + body
            + " }, " + Undo + " }", .. others]);

    static string Transaction(string transaction) => Steps("{ \"name\": \"a\", \"transaction\": " + transaction + " }");

    static (int Line, int Column) PlaceOf(string text, int at)
    {
        var before = text[..at];
        return (before.Count(c => c == '\n') + 1, at - (before.LastIndexOf('\n') + 1) + 1);
    }
}
