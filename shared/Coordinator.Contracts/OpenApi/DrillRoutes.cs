using Coordinator.Contracts.Drills;

namespace Coordinator.Contracts.OpenApi;

/// <summary>Routes that break things on purpose.</summary>
static class DrillRoutes
{
    const string Tag = "Operations";
    const string Template = "drills/outage";

    const string Request = """{ "store": "a", "forMs": 10000 }""";
    const string Answer = """{ "store": "a", "until": "2026-11-23T12:00:10Z" }""";
    const string List = """{ "items": [ { "store": "a", "until": "2026-11-23T12:00:10Z" } ] }""";

    public static IReadOnlyList<ApiRoute> All { get; } =
    [
        new()
        {
            Name = "StartOutage",
            Method = "POST",
            Template = Template,
            Tag = Tag,
            Access = ApiAccess.Admin,
            Summary = "Drill: cuts this host off from a store for a while.",
            Description = "For the coordinator's own requests by this host, tables and queues of the store are not to "
                + "be reached; the runtime's triggers and its orchestrations' hub have connections of their own. Other "
                + "hosts go on. A second call sets a new end. 403 unless Coordinator:Drills:Enabled is true.",
            Request = ApiBody.Json<OutageRequestBody>(("tenSeconds", Request)),
            Responses = [new(200, "The store is cut off.", ApiBody.Json<OutageBody>(("tenSeconds", Answer)))],
            Problems = [400, 401, 404, 413, 415, 429, 500],
        },
        new()
        {
            Name = "ListOutages",
            Method = "GET",
            Template = Template,
            Tag = Tag,
            Access = ApiAccess.Admin,
            Summary = "Drill: lists the stores that this host is cut off from.",
            Responses = [new(200, "The stores.", ApiBody.Json<OutageListBody>(("one", List)))],
            Problems = [401, 429, 500],
        },
        new()
        {
            Name = "StopOutage",
            Method = "DELETE",
            Template = Template,
            Tag = Tag,
            Access = ApiAccess.Admin,
            Summary = "Drill: ends an outage before its time.",
            Parameters = [new("query", "store", "The store's name.")],
            Responses = [new(204, "The store is not cut off, whether it was or not.")],
            Problems = [400, 401, 404, 429, 500],
        },
    ];
}
