using Coordinator.Core.Model;
using Coordinator.Core.Sagas;
using Coordinator.Core.Sagas.Expressions;
using Coordinator.TestKit.Durable;
using Coordinator.TestKit.Sagas;

namespace Coordinator.Core.Tests.Sagas.Expressions;

/// <summary>What expressions become, seen by the participant that gets them.</summary>
public class ExpressionTests
{
    const string Input = """
        { "who": "Zoë \"Z\"", "n": 1.50, "yes": true, "none": null, "list": [ { "a": 1 }, "two" ], "odd": "a/b?c#d%&..",
          "up": "..", "dot": ".", "empty": "", "big": 12345678901234567890.123456789, "0": "zero" }
        """;

    [Theory]
    [InlineData("\"${input.who}\"", "\"Zoë \\\"Z\\\"\"")]
    [InlineData("\"${input.n}\"", "1.50")]
    [InlineData("\"${input.big}\"", "12345678901234567890.123456789")]
    [InlineData("\"${input.yes}\"", "true")]
    [InlineData("\"${input.none}\"", "null")]
    [InlineData("\"${input.list}\"", "[{\"a\":1},\"two\"]")]
    [InlineData("\"${input.list.0.a}\"", "1")]
    [InlineData("\"${input.list.1}\"", "\"two\"")]
    [InlineData("\"${input.0}\"", "\"zero\"")]
    [InlineData("\"n is ${input.n}, ${input.yes}\"", "\"n is 1.50, true\"")]
    [InlineData("\"${input.n}${input.n}\"", "\"1.501.50\"")]
    [InlineData("\"list: ${input.list}\"", "\"list: [{\\\"a\\\":1},\\\"two\\\"]\"")]
    [InlineData("\"${saga.id}\"", "\"s-1\"")]
    [InlineData("\"$${input.n} $ $$ { }\"", "\"${input.n} $ $$ { }\"")]
    [InlineData("{ \"a\": [ \"${input.n}\", 1e2, false ], \"b\": { \"c\": \"${input.yes}\" } }",
        "{\"a\":[1.50,1e2,false],\"b\":{\"c\":true}}")]
    public void A_value_changes_its_type_or_its_digits(string template, string expected)
    {
        var test = new SagaTest(SagaTexts.Of(Step($"\"body\":{template}", "https://a.example/x")), Text(Input));
        test.RunToEnd();

        Assert.Equal(expected, Assert.Single(test.World.Participants.Arrived).Body);
    }

    [Theory]
    [InlineData("${input.nobody}", "there is no member nobody")]
    [InlineData("${input.who.first}", "would be inside a string")]
    [InlineData("${input.none.x}", "would be inside a null")]
    [InlineData("${input.list.2}", "2 is no index into 2 elements")]
    [InlineData("${input.list.00}", "00 is no index")]
    [InlineData("${input.list.-1}", "-1 is no index")]
    [InlineData("${input.list.a}", "a is no index")]
    public void A_value_that_is_missing_is_made_up(string expression, string message)
    {
        var reader = Step($"\"body\":\"{expression}\"", "https://a.example/x");
        var test = new SagaTest(SagaTexts.Of(SagaTexts.Http("first"), reader), Text(Input));
        test.Checker.Require(test.RunToEnd());

        Assert.Equal(SagaState.Compensated, test.Saga.Final!.State);
        Assert.Equal(0, test.Step("s").Attempts);
        Assert.Contains(message, test.Step("s").Error, StringComparison.Ordinal);
        Assert.Contains(expression, test.Saga.Final.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://a.example/x/${input.odd}", "https://a.example/x/a%2Fb%3Fc%23d%25%26..")]
    [InlineData("https://a.example/x?q=${input.odd}&n=${input.n}",
        "https://a.example/x?q=a%2Fb%3Fc%23d%25%26..&n=1.50")]
    [InlineData("https://a.example/${input.who}", "https://a.example/Zo%C3%AB%20%22Z%22")]
    [InlineData("https://a.example/x?q=${input.empty}&up=${input.up}", "https://a.example/x?q=&up=..")]
    [InlineData("https://a.example?q=${input.up}/${input.empty}", "https://a.example?q=../")]
    public void A_value_changes_the_structure_of_a_url(string url, string expected)
    {
        var test = new SagaTest(SagaTexts.Of(Step("\"body\":1", url)), Text(Input));
        test.RunToEnd();

        var sent = Assert.Single(test.World.Participants.Arrived).Url;
        Assert.Equal(expected, sent);
        Assert.Equal("a.example", new Uri(sent).Host);
    }

    [Theory]
    [InlineData("https://a.example/x/${input.up}")]
    [InlineData("https://a.example/x/${input.up}/y")]
    [InlineData("https://a.example/x/${input.dot}${input.dot}/y")]
    [InlineData("https://a.example/x/.${input.dot}")]
    [InlineData("https://a.example/x/%2E${input.dot}")]
    [InlineData("https://a.example/x/${input.empty}")]
    [InlineData("https://a.example/x/${input.none}")]
    [InlineData("https://a.example/x/${input.list}")]
    [InlineData("https://a.example/x?q=${input.list}")]
    public void A_value_leads_out_of_its_path(string url)
    {
        var test = new SagaTest(SagaTexts.Of(Step("\"body\":1", url)), Text(Input));

        Assert.Equal(SagaState.Compensated, test.RunToEnd().State);
        Assert.Empty(test.World.Participants.Arrived);
        Assert.Contains("URL", test.Step("s").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_short_definition_sends_an_endless_request()
    {
        var body = string.Join(',', Enumerable.Repeat("\"${input}\"", 1000));
        var input = $"\"{new string('x', Limits.SagaInputBytesMax - 2)}\"";
        var test = new SagaTest(SagaTexts.Of(Step($"\"body\":[{body}]", "https://a.example/x")), input);

        Assert.Equal(SagaState.Compensated, test.RunToEnd().State);
        Assert.Contains("more than 262144 bytes", test.Step("s").Error, StringComparison.Ordinal);
        var repeated = string.Concat(Enumerable.Repeat("${input}", 1000));
        var text = new SagaTest(SagaTexts.Of(Step($"\"body\":\"{repeated}\"", "https://a.example/x")), input);
        Assert.Equal(SagaState.Compensated, text.RunToEnd().State);
    }

    [Fact]
    public void A_step_does_not_see_the_result_of_a_step_before_it()
    {
        var pay = """
            {"name":"pay","transaction":{"operations":[
                {"op":"put","item":"orders/${steps.first.body.id}","value":{"code":"${steps.first.status}"}}]},
             "compensate":{"publish":{"topic":"t","value":"${steps.pay.status}"}}}
            """;
        var last = Step("\"body\":[\"${steps.pay.status}\",\"${steps.pay.body.id}\"]", "https://a.example/x");
        var test = new SagaTest(SagaTexts.Of(SagaTexts.Http("first"), pay, last));
        test.Checker.Require(test.RunToEnd());

        Assert.Equal("[\"committed\",\"s-1/pay/action\"]", test.World.Participants.Arrived[^1].Body);
        var call = test.Saga.Issued.Single(issued => issued.Kind == EffectKinds.Transact);
        Assert.Contains("orders/first-1", call.Input, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{", false)]
    [InlineData("\"\\ud800\"", false)]
    [InlineData("{\"\\udc00\":1}", false)]
    [InlineData("{} {}", false)]
    [InlineData("", false)]
    [InlineData(" { \"a\" : 1e400 } ", true)]
    [InlineData("\"\\ud834\\udd1e\"", true)]
    public void Text_from_outside_that_is_no_json_gets_in(string text, bool isJson) =>
        Assert.Equal(isJson, JsonTexts.TryNormalize(System.Text.Encoding.UTF8.GetBytes(text), out _));

    [Theory]
    [InlineData(64, true)]
    [InlineData(65, false)]
    public void Text_from_outside_nests_without_end(int depth, bool isFine)
    {
        var text = $"{new string('[', depth)}{new string(']', depth)}";

        Assert.Equal(isFine, JsonTexts.TryNormalize(System.Text.Encoding.UTF8.GetBytes(text), out _));
    }

    static string Text(string json)
    {
        Assert.True(JsonTexts.TryNormalize(System.Text.Encoding.UTF8.GetBytes(json), out var text));
        return text;
    }

    static string Step(string body, string url) =>
        $$$$"""
        {"name":"s","http":{"method":"POST","url":"{{{{url}}}}",{{{{body}}}}},
         "compensate":{"http":{"method":"DELETE","url":"https://a.example/x"}}}
        """;
}
