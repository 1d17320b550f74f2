using Coordinator.Contracts.Health;

namespace Coordinator.Contracts.OpenApi;

/// <summary>Routes about the service itself.</summary>
static class ServiceRoutes
{
    const string Tag = "Service";

    const string Ready = """
        { "status": "ok", "checks": [
            { "name": "register", "ok": true }, { "name": "store:a", "ok": true }, { "name": "store:b", "ok": true } ] }
        """;

    public static IReadOnlyList<ApiRoute> All { get; } =
    [
        new()
        {
            Name = "HealthLive",
            Method = "GET",
            Template = "health/live",
            Tag = Tag,
            Access = ApiAccess.Anonymous,
            Summary = "Tells whether the process answers.",
            Responses = [new(200, "It does.", ApiBody.Json<HealthBody>(("ok", """{ "status": "ok" }""")))],
            Problems = [500],
        },
        new()
        {
            Name = "HealthReady",
            Method = "GET",
            Template = "health/ready",
            Tag = Tag,
            Access = ApiAccess.Anonymous,
            Summary = "Tells whether the host can serve: the placement register and the stores answer.",
            Responses =
            [
                new(200, "It can, perhaps degraded.", ApiBody.Json<HealthBody>(("ok", Ready))),
                new(503, "It cannot.", ApiBody.Json<HealthBody>()),
            ],
            Problems = [500],
        },
        new()
        {
            Name = "GetOpenApi",
            Method = "GET",
            Template = "openapi.json",
            Tag = Tag,
            Access = ApiAccess.Anonymous,
            Summary = "This document.",
            Responses = [new(200, "An OpenAPI 3.1 document.", ApiBody.Json(type: null))],
            Problems = [429, 500],
        },
    ];
}
