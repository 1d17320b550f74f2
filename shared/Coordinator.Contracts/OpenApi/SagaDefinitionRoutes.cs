using Coordinator.Contracts.Sagas;

namespace Coordinator.Contracts.OpenApi;

/// <summary>Routes of saga definitions.</summary>
static class SagaDefinitionRoutes
{
    const string Tag = "Saga definitions";

    const string BookTrip = """
        { "steps": [
            { "name": "seat",
              "http": { "method": "POST", "url": "https://air.example/seats", "body": { "who": "${input.customer}" } },
              "compensate": { "http": { "method": "DELETE", "url": "https://air.example/seats/${saga.id}" } },
              "retry": { "attempts": 5, "firstMs": 200, "factor": 2, "maxMs": 10000 }, "timeoutMs": 3000 },
            { "name": "pay",
              "transaction": { "operations": [
                { "op": "add", "item": "accounts/alice", "path": "/balance", "by": -10, "min": 0 } ] },
              "compensate": { "transaction": { "operations": [
                { "op": "add", "item": "accounts/alice", "path": "/balance", "by": 10 } ] } } },
            { "name": "ok", "wait": { "event": "approved", "timeoutMs": 86400000 }, "pivot": true },
            { "name": "tell", "publish": { "topic": "trips", "value": "${input}" } } ] }
        """;

    const string Stored = """
        { "name": "wait-for-it", "version": 3,
          "definition": { "steps": [ { "name": "ok", "wait": { "event": "approved", "timeoutMs": 1000 } } ] } }
        """;

    public static IReadOnlyList<ApiRoute> All { get; } =
    [
        new()
        {
            Name = "PutSagaDefinition",
            Method = "PUT",
            Template = "sagas/definitions/{name}",
            Tag = Tag,
            Access = ApiAccess.Function,
            Summary = "Stores a definition as the next version.",
            Description = "The same text again is the version that is there. Sagas that run keep to theirs. 400 "
                + "names every mistake with its line and column.",
            Parameters = [ApiParameters.SagaDefinition],
            Request = ApiBody.Json(type: null, ("bookTrip", BookTrip)),
            Responses =
            [
                new(200, "Its version.",
                    ApiBody.Json<SagaVersionBody>(("third", """{ "name": "book-trip", "version": 3 }"""))),
            ],
            Problems = [400, 401, 413, 415, 429, 500, 503],
        },
        new()
        {
            Name = "GetSagaDefinition",
            Method = "GET",
            Template = "sagas/definitions/{name}",
            Tag = Tag,
            Access = ApiAccess.Function,
            Summary = "Reads a definition.",
            Parameters =
            [
                ApiParameters.SagaDefinition,
                new("query", "version", "Which version; the newest by default.", "integer"),
            ],
            Responses = [new(200, "The definition.", ApiBody.Json<SagaDefinitionBody>(("stored", Stored)))],
            Problems = [400, 401, 404, 429, 500, 503],
        },
        new()
        {
            Name = "ListSagaDefinitions",
            Method = "GET",
            Template = "sagas/definitions",
            Tag = Tag,
            Access = ApiAccess.Function,
            Summary = "Lists the names of definitions with their newest versions.",
            Parameters = [ApiParameters.Top, ApiParameters.Cursor],
            Responses = [new(200, "A page.", ApiBody.Json<SagaVersionListBody>())],
            Problems = [400, 401, 429, 500, 503],
        },
    ];
}
