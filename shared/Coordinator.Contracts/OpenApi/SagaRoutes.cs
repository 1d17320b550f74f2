using Coordinator.Contracts.Sagas;

namespace Coordinator.Contracts.OpenApi;

/// <summary>Routes of sagas: start, look, list.</summary>
static class SagaRoutes
{
    const string Tag = "Sagas";

    const string Accepted = """
        { "id": "trip-9", "definition": "book-trip", "version": 3, "state": "running" }
        """;

    const string Running = """
        { "id": "trip-9", "definition": "book-trip", "version": 3, "state": "running",
          "input": { "customer": "alice" }, "decided": false,
          "startedAt": "2026-11-23T12:00:00Z", "updatedAt": "2026-11-23T12:00:01.5Z",
          "steps": [
            { "name": "seat", "state": "done", "attempts": 2, "startedAt": "2026-11-23T12:00:00Z",
              "endedAt": "2026-11-23T12:00:01.5Z", "result": { "id": "12A" } },
            { "name": "ok", "state": "running", "attempts": 1, "startedAt": "2026-11-23T12:00:01.5Z" } ],
          "timeline": [
            { "at": "2026-11-23T12:00:00Z", "kind": "sagaStarted" },
            { "at": "2026-11-23T12:00:00Z", "kind": "stepStarted", "step": "seat" },
            { "at": "2026-11-23T12:00:01.2Z", "kind": "attemptFailed", "step": "seat", "note": "503" } ] }
        """;

    const string Listed = """
        { "items": [
            { "id": "trip-9", "definition": "book-trip", "version": 3, "state": "stuck",
              "startedAt": "2026-11-23T12:00:00Z", "error": "pay failed: balance is below min" } ],
          "cursor": "MSExMiFhLjI1" }
        """;

    public static IReadOnlyList<ApiRoute> All { get; } =
    [
        new()
        {
            Name = "StartSaga",
            Method = "POST",
            Template = "sagas",
            Tag = Tag,
            Access = ApiAccess.Function,
            Summary = "Starts a saga.",
            Description = "The same id with the same definition and input joins the saga that runs, in the version "
                + "that it keeps to. After 503, repeat the request under the same id.",
            Parameters = [ApiParameters.SagaKey, ApiParameters.PreferWait],
            Request = ApiBody.Json<SagaStartBody>(
                ("trip", """{ "definition": "book-trip", "id": "trip-9", "input": { "customer": "alice" } }""")),
            Responses =
            [
                new(200, "It has ended, within the time of Prefer.", ApiBody.Json<SagaBody>(), ["Location"]),
                new(202, "It runs.", ApiBody.Json<SagaAcceptedBody>(("accepted", Accepted)), ["Location"]),
            ],
            Problems = [400, 401, 404, 413, 415, 422, 429, 500, 503],
        },
        new()
        {
            Name = "ListSagas",
            Method = "GET",
            Template = "sagas",
            Tag = Tag,
            Access = ApiAccess.Function,
            Summary = "Lists sagas, the newest first.",
            Parameters =
            [
                new("query", "state", "Only those in this state.", Values: SagaStates.All),
                new("query", "definition", "Only those of this definition, in any version."),
                new("query", "startedAfter", "Only those that started then or later (RFC 3339)."),
                new("query", "startedBefore", "Only those that started before (RFC 3339)."),
                ApiParameters.Top, ApiParameters.Cursor,
            ],
            Responses = [new(200, "A page.", ApiBody.Json<SagaListBody>(("stuck", Listed)))],
            Problems = [400, 401, 429, 500, 503],
        },
        new()
        {
            Name = "ReadSaga",
            Method = "GET",
            Template = "sagas/{id}",
            Tag = Tag,
            Access = ApiAccess.Function,
            Summary = "Tells how a saga stands.",
            Parameters = [ApiParameters.Saga, ApiParameters.PreferWait],
            Responses = [new(200, "The saga.", ApiBody.Json<SagaBody>(("running", Running)))],
            Problems = [400, 401, 404, 429, 500, 503],
        },
    ];
}
