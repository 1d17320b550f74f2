using System.Text;
using Coordinator.Core.Views;
using Coordinator.Core.Views.Definitions;
using Coordinator.TestKit.Views;

namespace Coordinator.Core.Tests.Views;

/// <summary>Every mistake in a view's definition is told at its place; what says the same is the same view.</summary>
public sealed class ViewDefinitionTests
{
    /// <summary>A text; the pointer of the mistake; a part of the message.</summary>
    public static TheoryData<string, string, string> Mistakes => new()
    {
        { "{", "", "no JSON" },
        { "[]", "", "Must be an object" },
        { "{}", "/source", "source is missing" },
        { "{}", "/key", "key is missing" },
        { With("\"filter\": {}"), "/filter", "not known here" },
        { With("\"source\": \"a\""), "/source", "stands twice" },
        { """{ "source": 1, "key": [ "/a" ] }""", "/source", "Must be a string" },
        { """{ "source": "a b", "key": [ "/a" ] }""", "/source", "1-63 characters" },
        { """{ "source": "", "key": [ "/a" ] }""", "/source", "1-63 characters" },
        { """{ "source": "a", "key": "/a" }""", "/key", "Must be an array" },
        { """{ "source": "a", "key": [] }""", "/key", "1 to 8 parts" },
        { Keys(9), "/key", "1 to 8 parts" },
        { """{ "source": "a", "key": [ "/a", "b" ] }""", "/key/1", "starts with a slash" },
        { """{ "source": "a", "key": [ "/~2" ] }""", "/key/0", "~ is written ~0" },
        { """{ "source": "a", "key": [ 5 ] }""", "/key/0", "Must be a string" },
        { With("\"where\": []"), "/where", "Must be an object" },
        { With("\"where\": { \"status\": 1 }"), "/where/status", "starts with a slash" },
        { With("\"where\": { \"/a\": [ " + new string('1', 1025) + " ] }"), "/where/~1a/0", "at most 1024 characters" },
        { With("\"where\": { \"/a\": \"\\ud800\" }"), "/where/~1a", "half of a character" },
        { With("\"fields\": []"), "/fields", "Must be an object" },
        { With("\"fields\": { \"a b\": \"/a\" }"), "/fields/a b", "1-63 characters" },
        { With("\"fields\": { \"" + new string('f', 64) + "\": \"/a\" }"),
            "/fields/" + new string('f', 64), "1-63 characters" },
        { With("\"fields\": { \"a\": \"a\" }"), "/fields/a", "starts with a slash" },
        { With("\"fields\": { \"a\": 1 }"), "/fields/a", "Must be a string" },
        { With("\"aggregates\": 1"), "/aggregates", "Must be an object" },
        { With("\"aggregates\": { \"a\": \"count\" }"), "/aggregates/a", "Must be an object" },
        { With("\"aggregates\": { \"a\": {} }"), "/aggregates/a", "exactly one of count, sum, min, max, last" },
        { With("\"aggregates\": { \"a\": { \"min\": \"/a\", \"max\": \"/a\" } }"), "/aggregates/a", "exactly one of" },
        { With("\"aggregates\": { \"a\": { \"average\": \"/a\" } }"), "/aggregates/a/average", "not known here" },
        { With("\"aggregates\": { \"a\": { \"count\": \"/a\" } }"), "/aggregates/a/count", "Must be true" },
        { With("\"aggregates\": { \"a\": { \"count\": false } }"), "/aggregates/a/count", "Must be true" },
        { With("\"aggregates\": { \"a\": { \"sum\": true } }"), "/aggregates/a/sum", "Must be a string" },
        { With("\"aggregates\": { \"a\": { \"max\": \"a\" } }"), "/aggregates/a/max", "starts with a slash" },
        { With("\"fields\": { \"a\": \"/a\" }, \"aggregates\": { \"a\": { \"sum\": \"/a\" } }"),
            "/aggregates/a", "There is a field of the name a" },
        { Outputs(20, 13), "/aggregates", "at most 32 fields and aggregates; there are 33" },
        { Outputs(33, 0), "/fields", "at most 32 fields and aggregates; there are 33" },
        { new string(' ', 65_536) + "{}", "", "at most 65536 bytes" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_mistake_is_accepted_or_told_at_the_wrong_place(string json, string place, string message)
    {
        var reading = Read(json);
        Assert.Null(reading.Definition);
        Assert.Contains(
            reading.Errors, error => error.Place == place && error.Message.Contains(message, StringComparison.Ordinal));
    }

    [Fact]
    public void All_mistakes_but_the_first_are_left_for_the_next_try()
    {
        var reading = Read("""{ "source": "", "key": [ "a" ], "fields": { "x y": "/a" }, "more": 1 }""");
        Assert.Equal(["/source", "/key/0", "/fields/x y", "/more"], reading.Errors.Select(error => error.Place));
    }

    [Fact]
    public void A_definition_within_the_limits_is_refused()
    {
        Assert.NotNull(Read(Outputs(20, 12)).Definition);
        Assert.NotNull(Read(Keys(8)).Definition);
        Assert.NotNull(Read("""{ "source": "a", "key": [ "" ] }""").Definition);
        Assert.NotNull(Read(new string(' ', 65_000) + """{ "source": "a", "key": [ "/a" ] }""").Definition);
    }

    [Fact]
    public void A_definition_is_read_as_something_else()
    {
        var definition = ViewDefinitions.Read(ViewDefinitions.Everything, "by-customer");
        Assert.Equal("by-customer", definition.Name);
        Assert.Equal("orders", definition.Source);
        Assert.Equal(["/status = \"paid\""], definition.Where.Select(where => $"{where.Path} = {where.Json}"));
        Assert.Equal(["/customer"], definition.Key.Select(path => path.Text));
        Assert.Equal(
            ["latest Last /id", "least Min /total", "most Max /total", "note Last /note", "orders Count ",
                "total Sum /total"],
            definition.Outputs.Select(output => $"{output.Aggregate.Name} {output.Aggregate.Kind} {output.Path}"));
    }

    [Fact]
    public void The_order_of_members_and_white_space_make_another_view()
    {
        var one = ViewDefinitions.Read("""
            { "source": "a", "key": [ "/k" ], "where": { "/x": 1, "/y": 2 }, "fields": { "f": "/f", "g": "/g" } }
            """);
        var same = ViewDefinitions.Read("""
            {"fields":{"g":"/g","f":"/f"},"where":{"/y":2,"/x":1},"key":["/k"],"source":"a"}
            """);
        Assert.Equal(one.Fingerprint, same.Fingerprint);
    }

    [Theory]
    [InlineData("""{ "source": "b", "key": [ "/k" ], "where": { "/x": 1 }, "fields": { "f": "/f" } }""")]
    [InlineData("""{ "source": "a", "key": [ "/l" ], "where": { "/x": 1 }, "fields": { "f": "/f" } }""")]
    [InlineData("""{ "source": "a", "key": [ "/k" ], "where": { "/x": 2 }, "fields": { "f": "/f" } }""")]
    [InlineData("""{ "source": "a", "key": [ "/k" ], "where": { "/y": 1 }, "fields": { "f": "/f" } }""")]
    [InlineData("""{ "source": "a", "key": [ "/k" ], "where": { "/x": 1 }, "fields": { "f": "/g" } }""")]
    [InlineData("""{ "source": "a", "key": [ "/k" ], "where": { "/x": 1 }, "fields": { "g": "/f" } }""")]
    [InlineData("""{ "source": "a", "key": [ "/k" ], "where": { "/x": 1 }, "aggregates": { "f": { "max": "/f" } } }""")]
    public void A_change_goes_unnoticed(string json)
    {
        var one = ViewDefinitions.Read(
            """{ "source": "a", "key": [ "/k" ], "where": { "/x": 1 }, "fields": { "f": "/f" } }""");
        Assert.NotEqual(one.Fingerprint, ViewDefinitions.Read(json).Fingerprint);
    }

    [Fact]
    public void A_stored_definition_is_read_as_another()
    {
        var definition = ViewDefinitions.Read(ViewDefinitions.Everything);
        Assert.Equal(definition.Fingerprint, ViewDefinitionReader.Load("v", definition.Json)!.Fingerprint);
        Assert.Null(ViewDefinitionReader.Load("v", """{ "source": "a", "key": [ "/k" ], "later": 1 }"""));
    }

    [Theory]
    [InlineData("by-customer", true)]
    [InlineData("definitions", false)]
    [InlineData("Definitions", false)]
    [InlineData("", false)]
    [InlineData("a/b", false)]
    public void A_view_gets_a_name_that_no_address_can_hold(string name, bool isAllowed) =>
        Assert.Equal(isAllowed, ViewNames.Error(name) is null);

    static ViewDefinitionReading Read(string json) => ViewDefinitionReader.Read("v", Encoding.UTF8.GetBytes(json));

    static string With(string member) => $$"""{ "source": "a", "key": [ "/a" ], {{member}} }""";

    static string Keys(int count) =>
        $$"""{ "source": "a", "key": [ {{string.Join(", ", Enumerable.Repeat("\"/a\"", count))}} ] }""";

    static string Outputs(int fields, int aggregates)
    {
        var members = $"\"fields\": {{ {Members(fields, "f", "\"/a\"")} }}";
        return With(aggregates == 0
            ? members
            : $"{members}, \"aggregates\": {{ {Members(aggregates, "a", "{ \"sum\": \"/a\" }")} }}");
    }

    static string Members(int count, string name, string value) =>
        string.Join(", ", Enumerable.Range(0, count).Select(number => $"\"{name}{number}\": {value}"));
}
