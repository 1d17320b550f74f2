using System.Reflection;
using System.Text;
using System.Text.Json.Nodes;
using Coordinator.Contracts;
using Coordinator.Contracts.Drills;
using Coordinator.Contracts.Items;
using Coordinator.Contracts.Locks;
using Coordinator.Contracts.OpenApi;
using Coordinator.Contracts.Problems;
using Coordinator.Contracts.Sagas;
using Coordinator.Contracts.Transactions;
using Coordinator.Core.Model;
using Coordinator.Functions.Drills;
using Coordinator.Functions.Locks;
using Coordinator.Functions.Parsing;
using Coordinator.Functions.Sagas;
using Coordinator.Functions.Tests.Subscriptions;
using Coordinator.Functions.Views;
using Coordinator.TestKit;
using Microsoft.Azure.Functions.Worker;
using Shouldly;

namespace Coordinator.Functions.Tests.OpenApi;

public sealed class OpenApiDocumentTests
{
    static readonly JsonNode Document = JsonNode.Parse(OpenApiDocument.Text)!;

    [Fact]
    public void The_contract_changed_unnoticed() =>
        Approve.That(OpenApiDocument.Text, "openapi.json");

    /// <summary>
    /// Every HTTP function is a route of the table and the other way round: name, method, template and level.
    /// </summary>
    [Fact]
    public void A_function_and_the_document_differ()
    {
        var served = Functions().Where(function => function.Name != "Unrouted")
            .SelectMany(function => function.Trigger.Methods!.Where(method => method != "head").Select(method =>
                $"{function.Name} {method.ToUpperInvariant()} {function.Trigger.Route} {function.Trigger.AuthLevel}"));
        served.ShouldBe(
            ApiRoutes.All.Select(route => $"{route.Name} {route.Method} {route.Template} {route.Access}"),
            ignoreOrder: true);
    }

    [Fact]
    public void A_get_does_not_take_head() => Functions().Where(function => function.Trigger.Methods!.Contains("get"))
        .ShouldAllBe(function => function.Trigger.Methods!.Contains("head"));

    [Fact]
    public void A_problem_that_is_answered_is_not_in_the_document()
    {
        var types = typeof(ProblemTypes).GetFields().Select(field => (string)field.GetRawConstantValue()!).ToList();
        types.Count.ShouldBeGreaterThan(10);
        var described = Document["components"]!["responses"]!.AsObject()
            .Select(response => response.Value!["description"]!.GetValue<string>()).ToList();
        types.Where(type => !described.Exists(text => text.Contains($"{type}:", StringComparison.Ordinal)))
            .ShouldBe([ProblemTypes.MethodNotAllowed], "405 is the answer where no route is");
        Document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject())
            .ShouldAllBe(operation => operation.Value!["responses"]!["403"] != null);
    }

    [Fact]
    public void A_reference_leads_nowhere()
    {
        var references = Descendants(Document).OfType<JsonObject>().Where(node => node.ContainsKey("$ref"))
            .Select(node => node["$ref"]!.GetValue<string>()).Distinct().ToList();
        references.Count.ShouldBeGreaterThan(10);
        foreach (var reference in references)
            reference.TrimStart('#', '/').Split('/').Aggregate((JsonNode?)Document, (node, name) => node?[name])
                .ShouldNotBeNull(reference);
    }

    [Fact]
    public void An_example_of_a_request_is_refused()
    {
        var examples = ApiRoutes.All.Where(route => route.Request is not null)
            .SelectMany(route => route.Request!.Examples.Select(example => (route, example.Value))).ToList();
        examples.Count.ShouldBeGreaterThanOrEqualTo(5);
        foreach (var (route, example) in examples)
            ErrorsOf(route, Encoding.UTF8.GetBytes(example)).ShouldBeNull(route.Name);
    }

    [Fact]
    public void An_example_of_an_answer_is_not_of_its_type()
    {
        var examples = ApiRoutes.All.SelectMany(route => route.Responses)
            .Where(response => response.Body?.Type is not null)
            .SelectMany(response => response.Body!.Examples.Values.Select(json => (response.Body.Type!, json)))
                .ToList();
        examples.Count.ShouldBeGreaterThanOrEqualTo(4);
        foreach (var (type, json) in examples)
        {
            var value = System.Text.Json.JsonSerializer.Deserialize(json, type, WireJson.Options);
            var again = System.Text.Json.JsonSerializer.SerializeToNode(value, type, WireJson.Options)!;
            // What the type does not know would be lost on the way.
            Missing(JsonNode.Parse(json)!, again).ShouldBeEmpty(type.Name);
        }
    }

    static List<(string Name, HttpTriggerAttribute Trigger)> Functions() =>
    [
        .. from type in typeof(Coordinator.Functions.Transactions.TransactionFunctions).Assembly.GetExportedTypes()
           from method in type.GetMethods()
           let function = method.GetCustomAttribute<FunctionAttribute>()
           where function is not null
           from parameter in method.GetParameters()
           let trigger = parameter.GetCustomAttribute<HttpTriggerAttribute>()
           where trigger is not null
           select (function.Name, trigger),
    ];

    static string? ErrorsOf(ApiRoute route, byte[] body)
    {
        var errors = new RequestErrors();
        if (route.Request!.Type == typeof(TransactionBody))
            return new TransactionParser(SlotLayout.Even(64))
                .Parse(body, idempotencyKey: null, dryRun: false, errors).Problem?.Errors?.First().ToString();
        if (route.Request.Type == typeof(SagaStartBody))
            return SagaParser.ParseStart(body, idempotencyKey: null, errors).Problem?.Errors?.First().ToString();
        if (route.Name == "PutSagaDefinition")
            DefinitionParser.Parse(body, errors, out _);
        else if (route.Name == "PutViewDefinition")
            ViewDefinitionParser.Parse("v", body, errors);
        else if (route.Request.Type == typeof(LockRequestBody))
            LockParser.Parse(body, errors);
        else if (route.Request.Type == typeof(SagaResolutionBody))
            SagaParser.ParseResolution(body, errors);
        else if (route.Request.Type == typeof(System.Text.Json.JsonElement))
            SagaParser.ParseEvent(body, errors);
        else
            return ErrorsOfItemRequest(route, body);
        return errors.IsEmpty ? null : errors.ToProblem().Errors!.First().ToString();
    }

    static string? ErrorsOfItemRequest(ApiRoute route, byte[] body)
    {
        var errors = new RequestErrors();
        if (route.Tag == "Subscriptions")
            return SubscriptionRequests.ErrorOf(route, body);
        if (route.Request!.Type == typeof(SnapshotRequestBody))
            return SnapshotParser.Parse(body).Problem?.Errors?.First().ToString();
        if (route.Request!.Type == typeof(OutageRequestBody))
            return OutageParser.Parse(body).Problem?.Errors?.First().ToString();
        ItemValueParser.Parse(body, errors);
        return errors.IsEmpty ? null : errors.ToProblem().Errors!.First().ToString();
    }

    static IEnumerable<string> Missing(JsonNode expected, JsonNode? actual) => (expected, actual) switch
    {
        (JsonObject left, JsonObject right) => left.Where(member => member.Value is not null)
            .SelectMany(member => Missing(member.Value!, right[member.Key]).Select(path => $"{member.Key}/{path}")),
        (JsonArray left, JsonArray right) when left.Count == right.Count =>
        left.Zip(right).SelectMany(pair => Missing(pair.First!, pair.Second)),
        _ => JsonNode.DeepEquals(expected, actual) ? [] : [expected.ToJsonString()],
    };

    static IEnumerable<JsonNode> Descendants(JsonNode node)
    {
        var children = node switch
        {
            JsonObject members => members.Select(member => member.Value),
            JsonArray elements => elements,
            _ => [],
        };
        return children.OfType<JsonNode>().SelectMany(Descendants).Prepend(node);
    }
}
