using Coordinator.Contracts.Telemetry;

namespace Coordinator.Contracts.OpenApi;

/// <summary>Routes that show what a host does.</summary>
static class TelemetryRoutes
{
    const string Tag = "Operations";

    public static IReadOnlyList<ApiRoute> All { get; } =
    [
        new()
        {
            Name = "GetActivity",
            Method = "GET",
            Template = "activity",
            Tag = Tag,
            Access = ApiAccess.Admin,
            Summary = "Shows the transactions that this host runs and ran lately, with their phases.",
            Description = "Of the host that answers, from its memory: the last 1000. To follow it, send next as after. "
                + "The finish comes after the answer; a transaction comes again, under a new sequence, when it is "
                + "finished. Take what comes later as the whole of what is known of a transaction. When host differs "
                + "from the last answer's, forget what came before.",
            Parameters =
            [
                new("query", "after", "Only what ended after this sequence; default 0.", "integer"),
                new("query", "limit", "So many that ended at most, 1-1000; default 200.", "integer"),
            ],
            Responses = [new(200, "What it runs and ran.", ApiBody.Json<ActivityBody>())],
            Problems = [400, 401, 429, 500, 503],
        },
        new()
        {
            Name = "GetMetrics",
            Method = "GET",
            Template = "metrics",
            Tag = Tag,
            Access = ApiAccess.Admin,
            Summary = "Shows what this host counts and measures.",
            Description = "Of the host that answers, since it started. The instruments are described in "
                + "docs/TELEMETRY.md.",
            Responses = [new(200, "The instruments.", ApiBody.Json<MetricsBody>())],
            Problems = [401, 429, 500, 503],
        },
    ];
}
