using System.Text.Json;
using System.Text.Json.Nodes;
using Coordinator.Contracts.Problems;

namespace Coordinator.Contracts.OpenApi;

/// <summary>The OpenAPI 3.1 document, made from <see cref="ApiRoutes"/> and the contracts.</summary>
public static class OpenApiDocument
{
    static readonly JsonSerializerOptions Indented = new(WireJson.Options) { WriteIndented = true, NewLine = "\n" };

    /// <summary>The document as text.</summary>
    public static string Text { get; } = Build().ToJsonString(Indented) + "\n";

    static JsonObject Build()
    {
        var schemas = new SchemaCatalog();
        var paths = Paths(schemas);
        var responses = Problems(schemas);
        return new JsonObject
        {
            ["openapi"] = "3.1.0",
            ["info"] = new JsonObject
            {
                ["title"] = "Coordinator",
                ["version"] = "1.0.0",
                ["description"] = "Atomic transactions over items that live in many partitions and storage accounts. "
                    + "Commit times are opaque and ordered as text. Errors are problem documents (RFC 9457); decide "
                    + "by their type.",
                ["license"] = new JsonObject { ["name"] = "MIT", ["identifier"] = "MIT" },
            },
            ["servers"] = new JsonArray(new JsonObject { ["url"] = "/" }),
            ["paths"] = paths,
            ["components"] = new JsonObject
            {
                ["schemas"] = schemas.ToJson(),
                ["responses"] = responses,
                ["securitySchemes"] = SecuritySchemes(),
            },
        };
    }

    static JsonObject Paths(SchemaCatalog schemas)
    {
        var paths = new JsonObject();
        foreach (var path in ApiRoutes.All.GroupBy(route => route.Path))
        {
            var methods = path.Select(
                route => KeyValuePair.Create(Lower(route.Method), (JsonNode?)Operation(route, schemas)));
            paths[path.Key] = new JsonObject(methods);
        }

        return paths;
    }

    static JsonObject Operation(ApiRoute route, SchemaCatalog schemas)
    {
        var operation = new JsonObject
        {
            ["operationId"] = route.Name,
            ["tags"] = new JsonArray(JsonValue.Create(route.Tag)),
            ["summary"] = route.Summary,
        };
        if (route.Description is { } description)
            operation["description"] = description;
        operation["security"] = Security(route.Access);
        if (route.Parameters.Count > 0)
            operation["parameters"] = new JsonArray([.. route.Parameters.Select(Parameter)]);
        if (route.Request is { } body)
            operation["requestBody"] =
                new JsonObject { ["required"] = body.IsRequired, ["content"] = Content(body, schemas) };
        operation["responses"] = Responses(route, schemas);
        return operation;
    }

    static JsonArray Security(ApiAccess access) => access switch
    {
        ApiAccess.Anonymous => [],
        ApiAccess.Function => new JsonArray(Scheme("key"), Scheme("code"), Scheme("bearer", ApiRoles.Client)),
        _ => new JsonArray(
            Scheme("operatorKey"), Scheme("operatorCode"), Scheme("bearer", ApiRoles.Operator)),
    };

    /// <param name="name">The scheme.</param>
    /// <param name="roles">The app roles that it takes.</param>
    static JsonObject Scheme(string name, params string[] roles) =>
        new() { [name] = new JsonArray([.. roles.Select(role => (JsonNode?)JsonValue.Create(role))]) };

    static JsonObject SecuritySchemes() => new()
    {
        ["key"] = Key("header", WireHeaders.FunctionsKey, "A client's key, or the operator's."),
        ["code"] = Key(
            "query", "code", "A client's key, or the operator's. Prefer the header: addresses end up in logs."),
        ["operatorKey"] = Key("header", WireHeaders.FunctionsKey, "The operator's key."),
        ["operatorCode"] = Key("query", "code", "The operator's key. Prefer the header: addresses end up in logs."),
        ["bearer"] = new JsonObject
        {
            ["type"] = "http",
            ["scheme"] = "bearer",
            ["bearerFormat"] = "JWT",
            ["description"] = "Where callers are known by Entra ID, or by another authority, instead of by keys: an "
                + $"access token with the app role {ApiRoles.Client} or {ApiRoles.Operator}. The second includes the "
                + "first.",
        },
    };

    static JsonObject Key(string place, string name, string description) =>
        new() { ["type"] = "apiKey", ["in"] = place, ["name"] = name, ["description"] = description };

    static JsonNode Parameter(ApiParameter parameter)
    {
        var schema = new JsonObject { ["type"] = parameter.Type };
        if (parameter.Values is { } values)
            schema["enum"] = new JsonArray([.. values.Select(value => (JsonNode?)JsonValue.Create(value))]);
        return new JsonObject
        {
            ["in"] = parameter.In,
            ["name"] = parameter.Name,
            ["required"] = parameter.In == "path",
            ["description"] = parameter.Description,
            ["schema"] = schema,
        };
    }

    static JsonObject Responses(ApiRoute route, SchemaCatalog schemas)
    {
        var responses = route.Responses.Select(response => (response.Status, Node: Response(response, schemas)));
        var problems = route.Problems.Where(status => route.Responses.All(response => response.Status != status))
            .Select(status => (Status: status, Node: ProblemReference(status)));
        return new JsonObject(responses.Concat(problems).OrderBy(response => response.Status)
            .Select(response => KeyValuePair.Create(Digits(response.Status), (JsonNode?)response.Node)));
    }

    static JsonObject ProblemReference(int status) =>
        new() { ["$ref"] = $"#/components/responses/{ProblemCatalog.NameOf(status)}" };

    static JsonObject Response(ApiResponse response, SchemaCatalog schemas)
    {
        var node = new JsonObject { ["description"] = response.Description };
        List<string> headers = [.. response.Headers ?? [], .. response.OptionalHeaders];
        if (headers.Count > 0)
            node["headers"] = new JsonObject(
                headers.Select(header => KeyValuePair.Create(header, (JsonNode?)Header())));
        if (response.Body is { } body)
            node["content"] = Content(body, schemas);
        return node;
    }

    static JsonObject Header() => new() { ["schema"] = new JsonObject { ["type"] = "string" } };

    static JsonObject Content(ApiBody body, SchemaCatalog schemas) =>
        new(body.MediaTypes.Select(media => KeyValuePair.Create(media, (JsonNode?)Media(body, schemas))));

    static JsonObject Media(ApiBody body, SchemaCatalog schemas)
    {
        var media = new JsonObject
        {
            ["schema"] = Schema(body.Type, schemas),
        };
        if (body.Examples.Count > 0)
            media["examples"] = new JsonObject(body.Examples.Select(Example));
        return media;
    }

    static JsonObject Schema(Type? type, SchemaCatalog schemas)
    {
        if (type == typeof(JsonElement))
            return new JsonObject();
        return type is null ? new JsonObject { ["type"] = "object" } : schemas.Reference(type);
    }

    static KeyValuePair<string, JsonNode?> Example(KeyValuePair<string, string> example) =>
        KeyValuePair.Create(example.Key, (JsonNode?)new JsonObject { ["value"] = JsonNode.Parse(example.Value) });

    static JsonObject Problems(SchemaCatalog schemas) => new(ProblemCatalog.Descriptions.Select(problem =>
    {
        var body = new ApiBody([WireMedia.Problem], typeof(Problem));
        var response = Response(new ApiResponse(problem.Key, problem.Value, body), schemas);
        return KeyValuePair.Create(ProblemCatalog.NameOf(problem.Key), (JsonNode?)response);
    }));

    static string Digits(int status) => status.ToString(System.Globalization.CultureInfo.InvariantCulture);

    static string Lower(string method) => method switch
    {
        "GET" => "get",
        "PUT" => "put",
        "POST" => "post",
        "PATCH" => "patch",
        "DELETE" => "delete",
        _ => throw new ArgumentException($"The document has no word for the method {method}.", nameof(method)),
    };
}
